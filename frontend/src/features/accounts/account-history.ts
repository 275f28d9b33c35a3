import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/shared/api/api';
import { historySchema } from '@/shared/history';
import { accountsKey } from '@/shared/roles';

/** Everything that happened to an account, in order. */
export const accountHistoryQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...accountsKey, 'history', accountId],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson(`/accounts/${encodeURIComponent(accountId)}/history`, historySchema, { signal }),
  });
