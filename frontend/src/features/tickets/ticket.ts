import * as z from 'zod/mini';
import { personSchema } from '@/shared/session/person';

export const statuses = ['waiting', 'in-progress', 'resolved', 'closed'] as const;
export const statusSchema = z.enum(statuses);
export type TicketStatus = z.infer<typeof statusSchema>;

export const ticketSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  status: statusSchema,
  priority: z.string(),
  createdBy: personSchema,
  assignee: z.nullable(personSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** What somebody writes about a ticket. */
export const detailsSchema = z.pick(ticketSchema, { title: true, description: true, category: true });
export type Details = z.infer<typeof detailsSchema>;

export const ticketPageSchema = z.object({ items: z.array(ticketSchema), next: z.nullable(z.string()) });
export type TicketPage = z.infer<typeof ticketPageSchema>;

/** The steps of the state machine, the usual next one first. */
export function nextStatuses(status: TicketStatus): TicketStatus[] {
  switch (status) {
    case 'waiting':
      return ['in-progress', 'resolved'];
    case 'in-progress':
      return ['resolved', 'waiting'];
    case 'resolved':
      return ['closed', 'in-progress'];
    case 'closed':
      return ['in-progress'];
  }
}

export const limits = { title: 200, description: 10_000, message: 10_000 } as const;

/** Length as the server counts it: code points after composition. */
export const lengthOf = (text: string) => [...text.normalize('NFC')].length;
