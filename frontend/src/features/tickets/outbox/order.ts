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

/**
 * Those that were decided on the same version of the ticket as the one that is done, knowing that it would come first, as
 * they go on from the version it reached.
 */
export function continued(all: readonly Kept[], done: Kept, reached: number): Kept[] {
  const before = done.command;
  if (before.kind === 'open') return [];
  return all.flatMap((kept) => {
    const { command } = kept;
    const follows =
      kept.id !== done.id &&
      command.kind === 'change' &&
      command.ticketId === before.ticketId &&
      command.version === before.version;
    return follows ? [{ ...kept, command: { ...command, version: reached } }] : [];
  });
}
