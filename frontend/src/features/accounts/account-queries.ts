import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchJson, request } from '@/shared/api/api';
import { secretCall } from '@/shared/api/secret-call';
import { accountsKey, useRightsRefresh } from '@/shared/roles';
import { type AccountPage, accountPageSchema, type ListedAccount } from '@/shared/session/account';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';

export const accountListQuery = infiniteQueryOptions({
  queryKey: [...accountsKey, 'list'],
  initialPageParam: null as string | null,
  getNextPageParam: (page: AccountPage) => page.next,
  staleTime: 5_000,
  queryFn: ({ pageParam, signal }) => {
    const query = new URLSearchParams({ limit: '100', ...(pageParam ? { cursor: pageParam } : {}) });
    return fetchJson(`/accounts?${query}`, accountPageSchema, { signal });
  },
});

export interface NewAccount {
  username: string;
  email: string;
  password: string;
  /** The key of one of the desk's roles. */
  role: string;
  /** Empty for a role that has none. */
  department: string;
}

/** Only roles of agents have a department; everybody else is sent without one. */
const withDepartment = <T extends { role: string; department: string }>({ department, ...rest }: T) =>
  department ? { ...rest, department } : rest;

export function useAccountCreation() {
  const refresh = useRightsRefresh();
  return useMutation({
    ...secretCall,
    mutationFn: (account: NewAccount) => request('/accounts', { method: 'POST', body: withDepartment(account) }),
    onSuccess: refresh,
  });
}

/** For whoever lost the app and the recovery codes. */
export function useTotpRemoval(account: ListedAccount) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: () => request(`/accounts/${encodeURIComponent(account.id)}/totp`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsKey }),
    onError: notice,
  });
}

export type AccountChange = { kind: 'role'; role: string; department: string } | { kind: 'enabled'; enabled: boolean };

export function useAccountChange(account: ListedAccount) {
  const refresh = useRightsRefresh();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: (change: AccountChange) => {
      const { kind, ...body } = change;
      const path = `/accounts/${encodeURIComponent(account.id)}/${kind}`;
      return request(path, { method: 'PUT', body: 'role' in body ? withDepartment(body) : body });
    },
    onSuccess: refresh,
    onError: notice,
  });
}
