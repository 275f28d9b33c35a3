import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { fetchJson, request } from '@/shared/api/api';
import { accountsKey } from '@/shared/roles';
import { grantSchema, type Role } from '@/shared/session/grant';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';
import { accountHistoryQuery } from './account-history';

const grantsSchema = z.object({ items: z.array(grantSchema) });

export interface NewGrant {
  role?: Role;
  permission?: string;
  department?: string;
  ticketId?: string;
  from?: string;
  until: string;
  reason: string;
  needsApproval: boolean;
}

const pathOf = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}/grants`;

/** Every grant the account ever got. */
export const grantsQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...accountsKey, 'grants', accountId],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson(pathOf(accountId), grantsSchema, { signal }),
  });

function useRefresh(accountId: string) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: accountHistoryQuery(accountId).queryKey });
    await client.invalidateQueries({ queryKey: grantsQuery(accountId).queryKey });
  };
}

export function useGiving(accountId: string) {
  const refresh = useRefresh(accountId);
  return useMutation({
    mutationFn: (body: NewGrant) => request(pathOf(accountId), { method: 'POST', body }),
    onSuccess: refresh,
  });
}

export type Decision = { kind: 'approve' | 'withdraw'; grantId: string };

export function useDecision(accountId: string) {
  const refresh = useRefresh(accountId);
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: ({ kind, grantId }: Decision) => {
      const path = `${pathOf(accountId)}/${encodeURIComponent(grantId)}`;
      return kind === 'approve' ? request(`${path}/approve`, { method: 'POST' }) : request(path, { method: 'DELETE' });
    },
    onSettled: refresh,
    onError: notice,
  });
}
