import type { Kept } from './kept-command';

/** The first that may be sent: not refused, nor a change of a ticket behind a refused one, of which it may know nothing. */
export function firstToSend(all: readonly Kept[]): Kept | undefined {
  const held = new Set<string>();
  return all.find(({ command, refusal }) => {
    const ticketId = command.kind === 'change' ? command.ticketId : '';
    if (refusal && ticketId) held.add(ticketId);
    return !refusal && !held.has(ticketId);
  });
}

/** Versions a message takes: itself, and the ticket that is in progress again. */
const OF_A_MESSAGE = 2;

/**
 * Those that were decided on the same version of the ticket as the one that is done, knowing that it would come first, as
 * they go on from the version it reached; unless somebody else came between, of whom they know nothing. Messages depend on
 * no version, and come after what is done.
 */
export function continued(all: readonly Kept[], done: Kept, reached: number): Kept[] {
  const before = done.command;
  if (before.kind === 'open') return [];
  const alone = before.kind === 'change' || reached - before.version <= OF_A_MESSAGE;
  return all.flatMap((kept) => {
    const { command } = kept;
    if (kept.id === done.id || command.kind === 'open' || command.ticketId !== before.ticketId) return [];
    const follows = command.kind === 'write' || (alone && command.version === before.version);
    return follows ? [{ ...kept, command: { ...command, version: reached } }] : [];
  });
}
