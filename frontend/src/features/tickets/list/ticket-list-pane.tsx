import { Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/shared/session/account';
import { listName, reachOf } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { categoryName } from '@/shared/ui/names';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import type { Filters } from '../filters';
import { useKept } from '../outbox/kept';
import { needsTheList } from '../outbox/kept-command';
import { KeptList } from '../outbox/kept-list';
import { ticketListQuery } from '../ticket-queries';
import { FilterBar } from './filter-bar';
import { ListSkeleton } from './list-skeleton';
import { NoTickets } from './no-tickets';
import { StatusTabs } from './status-tabs';
import { TicketList } from './ticket-list';
import classes from './ticket-list-pane.module.css';

interface Props {
  filters: Filters;
  openId: string | undefined;
}

export function TicketListPane({ filters, openId }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const list = useInfiniteQuery(ticketListQuery(filters));
  const tickets = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const kept = useKept().filter(needsTheList);
  const count = list.hasNextPage ? 'tickets.listCountMore' : 'tickets.listCount';
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <div className={classes.title}>
          <Title order={openId ? 2 : 1} size="h1">
            {useListTitle(account)}
          </Title>
          {list.data && <span className={classes.count}>{t(count, { count: tickets.length })}</span>}
        </div>
        <StatusTabs filters={filters} />
        <FilterBar filters={filters} />
      </header>
      <KeptList items={kept} />
      {list.isPending && <ListSkeleton />}
      {list.isError && !list.data && (
        <div className={classes.message}>
          <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
        </div>
      )}
      {list.data &&
        (tickets.length === 0 ? (
          <NoTickets filters={filters} />
        ) : (
          <TicketList
            key={JSON.stringify(filters)}
            tickets={tickets}
            openId={openId}
            more={list.hasNextPage}
            loadingMore={list.isFetchingNextPage}
            onMore={list.fetchNextPage}
          />
        ))}
    </div>
  );
}

function useListTitle(account: Account): string {
  const { t } = useTranslation();
  const reach = reachOf(account);
  if (reach === 'department' && account.department) return categoryName(t, account.department);
  return t(listName(account));
}
