import * as z from 'zod/mini';
import { instantAt, wallClockOf } from '@/shared/i18n/wall-clock';

const text = z.catch(z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))), undefined);
const time = z.catch(z.optional(z.iso.datetime()), undefined);

/** What the address of the page says; anything it does not understand counts as not said. Times are instants. */
export const auditSearchSchema = z.object({ type: text, account: text, from: time, to: time });
export type AuditSearch = z.infer<typeof auditSearchSchema>;

export const isNarrowed = (search: AuditSearch) => Object.values(search).some((value) => value !== undefined);

/** An instant as a field for local date and time holds it. */
export function localOf(instant: string | undefined): string {
  return instant ? wallClockOf(new Date(instant)).slice(0, 16) : '';
}

/** The instant that somebody means who types a local date and time; undefined as long as it is none. */
export function instantOf(local: string): string | undefined {
  return instantAt(local)?.toISOString();
}
