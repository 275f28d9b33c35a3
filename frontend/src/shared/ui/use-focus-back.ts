import { type RefObject, useEffect, useRef } from 'react';

/**
 * Nobody at a keyboard should have to start over at the top of the page because what had the focus closed, went or was
 * disabled. When that happened by the time `change` becomes another value, the element with the returned ref gets it.
 */
export function useFocusBack<E extends HTMLElement>(change: unknown): RefObject<E | null> {
  const ref = useRef<E>(null);
  const known = useRef(change);
  useEffect(() => {
    if (known.current === change) return;
    known.current = change;
    if (isNowhere()) ref.current?.focus({ preventScroll: true });
  }, [change]);
  return ref;
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
