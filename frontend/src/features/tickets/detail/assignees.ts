import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/shared/api/api';
import { accountPageSchema, type ListedAccount } from '@/shared/session/account';

/** More pages than any desk has staff for. */
const MOST_PAGES = 20;

/** Everybody who may be given a ticket of this category; only administrators may ask. */
export const assigneesQuery = (category: string) =>
  queryOptions({
    queryKey: ['accounts', 'assignees', category],
    staleTime: 10_000,
    queryFn: async ({ signal }) => (await everybody(signal)).filter((account) => canTake(account, category)),
  });

function canTake(account: ListedAccount, category: string): boolean {
  if (!account.enabled) return false;
  return account.role === 'admin' || (account.role === 'agent' && account.department === category);
}

async function everybody(signal: AbortSignal): Promise<ListedAccount[]> {
  const all: ListedAccount[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) });
    const answer = await fetchJson(`/accounts?${query}`, accountPageSchema, { signal });
    all.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return all;
}
