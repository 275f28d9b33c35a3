import { type Kept, keptSchema } from './kept-command';

/** Commands that wait, on this device: an item for each, so that tabs of one account never overwrite each other's. */
const prefixOf = (accountId: string) => `ticketstream.outbox.${accountId}.`;
const keyOf = (accountId: string, id: string) => prefixOf(accountId) + id;

/** All of the account, first to last; what this version does not understand stays untouched. */
export function keptFor(accountId: string): Kept[] {
  const kept: Kept[] = [];
  for (const key of keysOf(accountId)) {
    const item = read(key);
    if (item) kept.push(item);
  }
  return kept.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Fails when the browser has no room or allows none. */
export function store(accountId: string, kept: Kept): void {
  localStorage.setItem(keyOf(accountId, kept.id), JSON.stringify(kept));
}

export function remove(accountId: string, id: string): void {
  localStorage.removeItem(keyOf(accountId, id));
}

export function removeAll(accountId: string): void {
  for (const key of keysOf(accountId)) localStorage.removeItem(key);
}

function keysOf(accountId: string): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(prefixOf(accountId)));
  } catch {
    return [];
  }
}

function read(key: string): Kept | null {
  try {
    return keptSchema.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}
