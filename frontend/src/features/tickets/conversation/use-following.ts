import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** How far from the end, in pixels, still counts as being there. */
const NEAR = 120;

/** Whoever reads at the end stays there when something is added; whoever reads elsewhere is not moved. */
export function useFollowing(inside: RefObject<HTMLElement | null>, last: string): void {
  const following = useRef(false);
  const known = useRef('');
  useLayoutEffect(() => {
    const scroller = scrollerOf(inside.current);
    if (known.current && known.current !== last && following.current) scroller.scrollTop = scroller.scrollHeight;
    known.current = last;
    following.current = last !== '' && isAtEnd(scroller);
  }, [inside, last]);
  useEffect(() => {
    const scroller = scrollerOf(inside.current);
    const look = () => {
      following.current = isAtEnd(scroller);
    };
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [inside]);
}

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: Element) => scrollHeight - scrollTop - clientHeight < NEAR;

function scrollerOf(element: Element | null): Element {
  for (let each = element?.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return document.documentElement;
}
