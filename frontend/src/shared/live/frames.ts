import * as z from 'zod/mini';
import { personSchema } from '@/shared/session/person';

const messageSchema = z.object({ id: z.string(), version: z.number(), text: z.string(), html: z.string() });

const changeSchema = z.object({
  type: z.enum([
    'ticket-created',
    'status-updated',
    'ticket-updated',
    'ticket-assigned',
    'ticket-replied',
    'ticket-noted',
    'ticket-deleted',
    'ticket-gone',
  ]),
  cursor: z.string(),
  ticketId: z.string(),
  version: z.optional(z.number()),
  ticket: z.optional(z.unknown()),
  position: z.optional(z.number()),
  at: z.optional(z.string()),
  actor: z.optional(personSchema),
  /** What the actor wrote. */
  message: z.optional(messageSchema),
});

const openSchema = z.record(z.string(), z.number());

const countersSchema = z.object({
  type: z.literal('counters'),
  byStatus: openSchema,
  byDepartment: z.record(z.string(), openSchema),
});

const attendeeSchema = z.object({
  id: z.string(),
  username: z.string(),
  doing: z.enum(['away', 'viewing', 'editing', 'typing']),
});

const presenceSchema = z.object({
  type: z.literal('presence'),
  ticketId: z.string(),
  present: z.array(attendeeSchema),
});

const frameSchema = z.union([
  changeSchema,
  presenceSchema,
  countersSchema,
  z.object({ type: z.enum(['welcome', 'resync']), cursor: z.string(), missed: z.optional(z.number()) }),
  z.object({ type: z.enum(['access-changed', 'lagging', 'restart', 'pong']), cursor: z.optional(z.string()) }),
  z.object({ type: z.literal('error'), code: z.string() }),
]);

/** What happened to one ticket, as this viewer may see it. */
export type TicketChange = z.infer<typeof changeSchema>;
/** How many tickets are open in what this viewer sees. */
export type OpenTickets = Omit<z.infer<typeof countersSchema>, 'type'>;
/** Somebody else at the ticket that this window is at, and the most that is done in any of their windows. */
export type Attendee = z.infer<typeof attendeeSchema>;
export type Doing = Attendee['doing'];
export type Presence = Omit<z.infer<typeof presenceSchema>, 'type'>;
export type ServerFrame = z.infer<typeof frameSchema>;

export const isTicketChange = (frame: ServerFrame): frame is TicketChange => 'ticketId' in frame && 'cursor' in frame;

/** Null for anything this version does not know; a newer server may say more. */
export function parseFrame(text: unknown): ServerFrame | null {
  if (typeof text !== 'string') return null;
  try {
    return frameSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
