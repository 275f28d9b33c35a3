import { queryOptions } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import * as z from 'zod/mini';
import { fetchJson } from '@/shared/api/api';
import { exactTime } from '@/shared/i18n/format';
import { grantSchema, roleSchema } from '@/shared/session/grant';
import { grantWords } from '@/shared/ui/grant-words';
import { categoryName } from '@/shared/ui/names';

const entrySchema = z.object({
  position: z.number(),
  version: z.number(),
  type: z.string(),
  at: z.string(),
  actor: z.nullish(z.object({ id: z.string(), username: z.optional(z.string()) })),
  data: z.record(z.string(), z.unknown()),
});
export type AccountHistoryEntry = z.infer<typeof entrySchema>;
const historySchema = z.object({ items: z.array(entrySchema) });

/** Everything that happened to an account, in order. */
export const accountHistoryQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', 'history', accountId],
    staleTime: 0,
    queryFn: ({ signal }) => fetchJson(`/accounts/${encodeURIComponent(accountId)}/history`, historySchema, { signal }),
  });

const rightsSchema = z.object({ role: roleSchema, department: z.nullish(z.string()) });
const givenSchema = z.pick(grantSchema, {
  id: true,
  role: true,
  permission: true,
  department: true,
  ticketId: true,
  from: true,
  until: true,
  reason: true,
});

/** What happened, as a sentence whose subject is whoever did it. A grant is named by what was given earlier. */
export function accountHappening(t: TFunction, entry: AccountHistoryEntry, all: AccountHistoryEntry[]): string {
  switch (entry.type) {
    case 'account.registered':
      return t('accountHistory.registered', { role: roleWords(t, entry.data) });
    case 'account.role-changed':
      return t('accountHistory.roleChanged', { role: roleWords(t, entry.data) });
    case 'account.enabled':
      return t('accountHistory.enabled');
    case 'account.disabled':
      return t('accountHistory.disabled');
    case 'account.password-changed':
      return t('accountHistory.passwordChanged');
    case 'account.totp-enabled':
      return t('accountHistory.totpEnabled');
    case 'account.totp-disabled':
      return t('accountHistory.totpDisabled');
    case 'account.recovery-code-used':
      return t('accountHistory.recoveryCodeUsed');
    case 'account.refresh-reuse-detected':
      return t('accountHistory.refreshReuse');
    default:
      return grantHappening(t, entry, all);
  }
}

function grantHappening(t: TFunction, entry: AccountHistoryEntry, all: AccountHistoryEntry[]): string {
  const id = entry.data.grantId;
  const given = givenSchema.safeParse(
    entry.data.grant ?? all.map(({ data }) => data.grant).find((each) => idOf(each) === id),
  );
  const what = given.success ? grantWords(t, given.data) : '';
  if (entry.type === 'account.grant-given' && given.success) {
    const { from, until, reason } = given.data;
    return t('accountHistory.grantGiven', { what, from: exactTime(from), until: exactTime(until), reason });
  }
  if (entry.type === 'account.grant-approved') return t('accountHistory.grantApproved', { what });
  if (entry.type === 'account.grant-withdrawn') return t('accountHistory.grantWithdrawn', { what });
  return t('accountHistory.other', { type: entry.type });
}

const idOf = (grant: unknown) => (grant as { id?: unknown } | undefined)?.id;

function roleWords(t: TFunction, data: unknown): string {
  const rights = rightsSchema.safeParse(data);
  if (!rights.success) return '';
  const role = t(`role.${rights.data.role}`);
  return rights.data.department ? `${role} · ${categoryName(t, rights.data.department)}` : role;
}
