import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Ticket } from '../ticket';

/** Keeps what the reader looks at where it is when rows are inserted or removed above, and counts what is new up there. */
export function useAnchoredScroll(scroller: RefObject<HTMLDivElement | null>, tickets: Ticket[], rowHeight: number) {
  const [newAbove, setNewAbove] = useState(0);
  const before = useRef({ tickets, rowHeight });

  useLayoutEffect(() => {
    const last = before.current;
    before.current = { tickets, rowHeight };
    const element = scroller.current;
    if (!element || last.tickets === tickets || last.rowHeight !== rowHeight) return;
    if (element.scrollTop < rowHeight / 2) return;
    const index = Math.floor(element.scrollTop / rowHeight);
    const anchor = last.tickets[index];
    const moved = tickets.findIndex((ticket) => ticket.id === anchor?.id) - index;
    if (!anchor || moved + index < 0 || moved === 0) return;
    element.scrollTop += moved * rowHeight;
    if (moved > 0) setNewAbove((count) => count + moved);
  }, [scroller, tickets, rowHeight]);

  const onScroll = useCallback(() => {
    if ((scroller.current?.scrollTop ?? 0) < rowHeight / 2) setNewAbove(0);
  }, [scroller, rowHeight]);

  const toTop = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 });
    setNewAbove(0);
  }, [scroller]);

  return { newAbove, toTop, onScroll };
}
