import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The event that the address names, brought into sight when it is there. */
export function useLinkedEvent(isThere: boolean): string {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const id = hash.startsWith('event-') ? hash : '';
  useEffect(() => {
    const event = isThere && id ? document.getElementById(id) : null;
    event?.scrollIntoView({ block: 'center' });
    event?.focus({ preventScroll: true });
  }, [isThere, id]);
  return id;
}
