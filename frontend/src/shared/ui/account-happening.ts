import type { TFunction } from 'i18next';
import * as z from 'zod/mini';
import type { HistoryEntry } from '@/shared/history';
import { exactTime } from '@/shared/i18n/format';
import { grantSchema, roleSchema } from '@/shared/session/grant';
import { grantWords } from './grant-words';
import { roleWords } from './role-words';

const rightsSchema = z.object({
  role: z.union([roleSchema, z.object({ title: z.nullish(z.string()), base: roleSchema })]),
  department: z.nullish(z.string()),
});
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

type Happening = Pick<HistoryEntry, 'type' | 'data'>;

/** What happened to an account, as a sentence whose subject is whoever did it. A grant is named by what was given earlier. */
export function accountHappening(t: TFunction, entry: Happening, all: Happening[]): string {
  switch (entry.type) {
    case 'account.registered':
      return t('accountHistory.registered', { role: rightsWords(t, entry.data) });
    case 'account.role-changed':
    case 'account.custom-role-given':
      return t('accountHistory.roleChanged', { role: rightsWords(t, entry.data) });
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

function grantHappening(t: TFunction, entry: Happening, all: Happening[]): string {
  const id = entry.data.grantId;
  const given = givenSchema.safeParse(
    entry.data.grant ?? all.map(({ data }) => data.grant).find((each) => idOf(each) === id),
  );
  const what = given.success ? grantWords(t, given.data) : t('accountHistory.someRights');
  if (entry.type === 'account.grant-given' && given.success) {
    const { from, until, reason } = given.data;
    return t('accountHistory.grantGiven', { what, from: exactTime(from), until: exactTime(until), reason });
  }
  if (entry.type === 'account.grant-approved') return t('accountHistory.grantApproved', { what });
  if (entry.type === 'account.grant-withdrawn') return t('accountHistory.grantWithdrawn', { what });
  return t('accountHistory.other', { type: entry.type });
}

const idOf = (grant: unknown) => (grant as { id?: unknown } | undefined)?.id;

function rightsWords(t: TFunction, data: unknown): string {
  const rights = rightsSchema.safeParse(data);
  if (!rights.success) return '';
  const { role, department } = rights.data;
  const named = typeof role === 'string' ? { base: role } : { base: role.base, roleTitle: role.title };
  return roleWords(t, { ...named, department });
}
