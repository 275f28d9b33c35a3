import type { TFunction } from 'i18next';
import * as z from 'zod/mini';
import en from '@/shared/i18n/en.json';
import { exactTime } from '@/shared/i18n/format';
import { accountHappening } from '@/shared/ui/account-happening';
import type { AuditEntry } from './audit-queries';

const names = en.audit.type;
type Names = typeof names;
/** The stored name of a kind of entry: `account.role-changed`. */
type Kind = { [Group in keyof Names]: `${Group}.${Extract<keyof Names[Group], string>}` }[keyof Names];

export const kinds = Object.entries(names).flatMap(([group, ends]) =>
  Object.keys(ends).map((end) => `${group}.${end}` as Kind),
);

export const kindName = (t: TFunction, kind: Kind) => t(`audit.type.${kind}`);

const known = <T extends object>(words: T, key: string): key is Extract<keyof T, string> => key in words;
const text = z.catch(z.string(), '');
const texts = z.catch(z.array(z.string()), []);
const count = z.catch(z.number(), 1);

/** What happened, as a sentence whose subject is whoever did it. */
export function auditHappening(t: TFunction, entry: AuditEntry, all: AuditEntry[]): string {
  const { data } = entry;
  switch (entry.type) {
    case 'audit.sign-in-succeeded':
      return t(data.secondFactor === true ? 'audit.signedInTotp' : 'audit.signedIn');
    case 'audit.sign-in-refused':
      return refusedWords(t, data);
    case 'audit.signed-out':
      return t('audit.signedOut');
    case 'audit.sessions-ended':
      return t('audit.sessionsEnded', { count: texts.parse(data.sessionIds).length });
    case 'audit.password-reset':
      return t('audit.passwordReset');
    case 'audit.admin-addresses-changed':
      return addressesWords(t, texts.parse(data.cidrs));
    default:
      return entry.type.startsWith('account.') ? accountHappening(t, entry, all) : operationWords(t, entry);
  }
}

function operationWords(t: TFunction, { type, data }: AuditEntry): string {
  const projection = text.parse(data.projection);
  switch (type) {
    case 'audit.rebuild-directed':
      return t('audit.rebuild', { projection, step: stepWords(t, text.parse(data.step)) });
    case 'audit.refill-wished':
      return t('audit.refill');
    case 'audit.dead-letter-retried':
      return t('audit.deadLetterRetried', { projection });
    case 'audit.dead-letter-skipped':
      return t('audit.deadLetterSkipped', { projection });
    case 'audit.foreign-record-dismissed':
      return t('audit.foreignRecordDismissed', { record: text.parse(data.recordId) });
    case 'custom-role.created':
      return t('audit.roleCreated', { title: text.parse(data.title) });
    case 'custom-role.changed':
      return t('audit.roleChanged', { title: text.parse(data.title) });
    case 'custom-role.retired':
      return t('audit.roleRetired', { key: text.parse(data.roleId).replace('custom-role:', '') });
    default:
      return t('accountHistory.other', { type });
  }
}

function refusedWords(t: TFunction, data: AuditEntry['data']): string {
  const times = count.parse(data.count);
  const reason = text.parse(data.reason);
  const why = known(en.audit.reason, reason) ? t(`audit.reason.${reason}`) : reason;
  return times === 1
    ? t('audit.signInRefused', { why })
    : t('audit.signInRefusedTimes', { count: times, since: exactTime(text.parse(data.since)), why });
}

const addressesWords = (t: TFunction, addresses: string[]) =>
  addresses.length === 0
    ? t('audit.addressesEverywhere')
    : t('audit.addressesChanged', { addresses: addresses.join(', ') });

const stepWords = (t: TFunction, step: string) => (known(en.audit.step, step) ? t(`audit.step.${step}`) : step);
