import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchJson, request } from '@/shared/api/api';
import { secretCall } from '@/shared/api/secret-call';
import { type AccountPage, accountPageSchema, type ListedAccount } from '@/shared/session/account';
import type { Role } from '@/shared/session/grant';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';

const accountKeys = { all: ['accounts'], list: ['accounts', 'list'] } as const;

export const accountListQuery = infiniteQueryOptions({
  queryKey: accountKeys.list,
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
  role: Role;
  department: string;
}

/** Only an agent has a department; everybody else is sent without one. */
const withDepartment = <T extends { role: Role; department: string }>({ department, ...rest }: T) =>
  rest.role === 'agent' ? { ...rest, department } : rest;

export function useAccountCreation() {
  const client = useQueryClient();
  return useMutation({
    ...secretCall,
    mutationFn: (account: NewAccount) => request('/accounts', { method: 'POST', body: withDepartment(account) }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKeys.all }),
  });
}

/** For whoever lost the app and the recovery codes. */
export function useTotpRemoval(account: ListedAccount) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: () => request(`/accounts/${encodeURIComponent(account.id)}/totp`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKeys.all }),
    onError: notice,
  });
}

export type AccountChange = { kind: 'role'; role: Role; department: string } | { kind: 'enabled'; enabled: boolean };

export function useAccountChange(account: ListedAccount) {
  const client = useQueryClient();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: (change: AccountChange) => {
      const { kind, ...body } = change;
      const path = `/accounts/${encodeURIComponent(account.id)}/${kind}`;
      return request(path, { method: 'PUT', body: 'role' in body ? withDepartment(body) : body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: accountKeys.all }),
    onError: notice,
  });
}
