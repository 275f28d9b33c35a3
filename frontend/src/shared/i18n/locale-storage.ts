import * as z from 'zod/mini';
import { languages } from './languages';

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const choiceSchema = z.object({
  language: z.optional(z.enum(languages)),
  /** Empty stands for the browser's, chosen over what the device says. */
  timeZone: z.optional(z.union([z.literal(''), z.string().check(z.refine(isTimeZone))])),
});
export type Choice = z.infer<typeof choiceSchema>;

/** Each account has its own on this device; without one it is the device's, for whoever is not signed in. */
const keyOf = (accountId: string | null) => `ticketstream.locale${accountId ? `.${accountId}` : ''}`;

export function keptChoice(accountId: string | null): Choice {
  try {
    return choiceSchema.parse(JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '{}'));
  } catch {
    return {};
  }
}

export function keepChoice(accountId: string | null, choice: Choice): void {
  try {
    localStorage.setItem(keyOf(accountId), JSON.stringify(choice));
  } catch {
    // A full or blocked storage costs the memory of the choice, not the choice.
  }
}
