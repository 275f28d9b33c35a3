import { queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/shared/api/api';
import { accountsKey, type DeskRole, rolesQuery } from '@/shared/roles';
import { accountPageSchema, type ListedAccount } from '@/shared/session/account';

/** More pages than any desk has staff for. */
const MOST_PAGES = 20;

/** Everybody who may be given a ticket of this category; only administrators may ask. */
export const assigneesQuery = (category: string) =>
  queryOptions({
    queryKey: [...accountsKey, 'assignees', category],
    staleTime: 10_000,
    queryFn: async ({ signal, client }) => {
      const [accounts, roles] = await Promise.all([everybody(signal), client.fetchQuery(rolesQuery)]);
      const working = new Set(roles.filter(works).map(({ key }) => key));
      return accounts.filter((account) => account.enabled && working.has(account.role) && reaches(account, category));
    },
  });

const works = ({ permissions }: DeskRole) =>
  permissions.includes('tickets:work') && permissions.includes('tickets:read');

/** Whoever reaches but own tickets works for nobody else. */
const reaches = ({ base, department }: ListedAccount, category: string) =>
  base === 'agent' ? department === category : base !== 'user';

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
