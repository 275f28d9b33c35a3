import { type RefObject, useEffect, useRef } from 'react';

/** Brings the element with the returned ref into sight, out of which it may be scrolled, as often as there is another cause. */
export function useInSight<E extends HTMLElement>(cause: unknown): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (cause) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [cause]);
  return ref;
}
