import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** How far from the end, in pixels, still counts as being there. */
const NEAR = 120;

/** Whoever reads at the end stays there when something is added; whoever reads elsewhere is not moved. */
export function useFollowing(inside: RefObject<HTMLElement | null>, last: string): void {
  const height = useRef(0);
  const known = useRef('');
  useLayoutEffect(() => {
    const scroller = scrollerOf(inside.current);
    const wasAtEnd = height.current - scroller.scrollTop - scroller.clientHeight < NEAR;
    if (known.current && known.current !== last && wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
    known.current = last;
    height.current = scroller.scrollHeight;
  }, [inside, last]);
  useEffect(() => {
    const scroller = scrollerOf(inside.current);
    const measure = () => {
      height.current = scroller.scrollHeight;
    };
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => scroller.removeEventListener('scroll', measure);
  }, [inside]);
}

function scrollerOf(element: Element | null): Element {
  for (let each = element?.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return document.documentElement;
}
