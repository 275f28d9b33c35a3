import * as z from 'zod/mini';
import { statusSchema, type Ticket } from './ticket';

const text = (max: number) =>
  z.catch(z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(max))), undefined);

/** What the address of a list says; anything it does not understand counts as not said. */
export const filtersSchema = z.object({
  status: z.catch(z.optional(statusSchema), undefined),
  category: text(100),
  assignee: text(100),
  q: text(200),
});
export type Filters = z.infer<typeof filtersSchema>;

export const isFiltered = (filters: Filters) => Object.values(filters).some((value) => value !== undefined);

/** Whether a ticket that just changed belongs in the list; the same rules as the server's. */
export function matches(ticket: Ticket, filters: Filters, accountId: string): boolean {
  return (
    (!filters.status || ticket.status === filters.status) &&
    (!filters.category || ticket.category === filters.category) &&
    matchesAssignee(ticket, filters.assignee, accountId) &&
    (!filters.q || contains(ticket, filters.q))
  );
}

function matchesAssignee(ticket: Ticket, assignee: string | undefined, accountId: string): boolean {
  if (!assignee) return true;
  if (assignee === 'none') return ticket.assignee === null;
  return ticket.assignee?.id === (assignee === 'me' ? accountId : assignee);
}

function contains(ticket: Ticket, q: string): boolean {
  const wanted = q.toLocaleLowerCase();
  return ticket.title.toLocaleLowerCase().includes(wanted) || ticket.description.toLocaleLowerCase().includes(wanted);
}
