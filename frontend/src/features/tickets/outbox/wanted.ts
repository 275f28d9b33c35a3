import type { Ticket } from '../ticket';
import { useKept } from './kept';
import { type Change, isAbout, type Kept } from './kept-command';

/** The ticket as whoever is signed in wants it, and whether that is more than the server knows. */
export function useWanted(ticket: Ticket): { wanted: Ticket; unsent: boolean } {
  const changes = changesTo(ticket.id, useKept());
  return { wanted: wantedOf(ticket, changes), unsent: changes.length > 0 };
}

/** Changes that will be sent; not what stands behind a refused one, which was decided on something that did not come. */
export function changesTo(ticketId: string, all: readonly Kept[]): Change[] {
  const own = all.filter((kept) => isAbout(kept, ticketId));
  const refused = own.findIndex(({ refusal }) => refusal);
  return own
    .slice(0, refused < 0 ? own.length : refused)
    .flatMap(({ command }) => (command.kind === 'change' ? [command.change] : []));
}

/** Only what was asked for is shown ahead of the server; everything else is what it last said. */
export const wantedOf = (ticket: Ticket, changes: Change[]): Ticket =>
  Object.assign({ ...ticket }, ...changes.map(effectOf));

function effectOf(change: Change): Partial<Ticket> {
  switch (change.kind) {
    case 'status':
      return { status: change.status };
    case 'assign':
      return { assignee: change.assignee };
    case 'release':
      return { assignee: null };
    case 'edit':
      return change.details as Partial<Ticket>;
  }
}
