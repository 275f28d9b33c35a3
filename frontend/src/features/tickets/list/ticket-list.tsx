import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../ticket';
import classes from './ticket-list.module.css';
import { TicketRow } from './ticket-row';
import { useAnchoredScroll } from './use-anchored-scroll';
import { useRowKeys } from './use-row-keys';

interface Props {
  tickets: Ticket[];
  openId: string | undefined;
  more: boolean;
  loadingMore: boolean;
  onMore: () => unknown;
}

const COMPACT_BELOW = 720;
const LOAD_AHEAD = 15;

/** Any number of rows at the price of those in sight. New rows above the reader wait behind a bar instead of pushing. */
export function TicketList({ tickets, openId, more, loadingMore, onMore }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const compact = width > 0 && width < COMPACT_BELOW;
  const rowHeight = compact ? 78 : 62;
  const rows = useVirtualizer({
    count: tickets.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tickets[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 1000, height: 800 },
  });
  const { newAbove, toTop, onScroll } = useAnchoredScroll(scroller, tickets, rowHeight);
  const onKeyDown = useRowKeys(tickets.length, rows.scrollToIndex);
  const items = rows.getVirtualItems();
  const reached = (items.at(-1)?.index ?? 0) + LOAD_AHEAD >= tickets.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again only when the rows' height changes
  useEffect(() => rows.measure(), [rowHeight]);
  useEffect(() => {
    if (reached && more && !loadingMore) onMore();
  }, [reached, more, loadingMore, onMore]);
  return (
    <div className={classes.frame}>
      {newAbove > 0 && (
        <button type="button" className={classes.bar} onClick={toTop}>
          <ArrowUp size={14} aria-hidden />
          <span role="status">{t('tickets.newAbove', { count: newAbove })}</span>
        </button>
      )}
      <div ref={useMergedRef(scroller, sized)} className={classes.scroller} onScroll={onScroll}>
        <ul
          aria-label={t('tickets.list')}
          className={classes.rows}
          style={{ height: rows.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {items.map(({ index, key, start, size }) => {
            const ticket = tickets[index];
            return (
              ticket && (
                <li
                  key={key}
                  data-index={index}
                  aria-posinset={index + 1}
                  aria-setsize={more ? -1 : tickets.length}
                  className={classes.row}
                  style={{ height: size, transform: `translateY(${start}px)` }}
                >
                  <TicketRow ticket={ticket} open={ticket.id === openId} />
                </li>
              )
            );
          })}
        </ul>
        {loadingMore && (
          <p className={classes.more} role="status">
            {t('tickets.loadingMore')}
          </p>
        )}
      </div>
    </div>
  );
}
