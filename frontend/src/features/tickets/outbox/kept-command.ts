import * as z from 'zod/mini';
import { Problem } from '@/shared/api/problem';
import { personSchema } from '@/shared/session/person';
import { detailsSchema, statusSchema } from '../ticket';

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: statusSchema }),
  z.object({ kind: z.literal('assign'), assignee: personSchema }),
  z.object({ kind: z.literal('release') }),
  z.object({ kind: z.literal('edit'), details: z.partial(detailsSchema) }),
]);
/** What somebody wants of a ticket that is there. */
export type Change = z.infer<typeof changeSchema>;

const openingSchema = z.object({ kind: z.literal('open'), details: detailsSchema });
/** A change with the version of the ticket it was decided on, and the title by which the person knows the ticket. */
const ticketCommandSchema = z.object({
  kind: z.literal('change'),
  ticketId: z.string(),
  title: z.string(),
  version: z.number(),
  change: changeSchema,
});
export type TicketCommand = z.infer<typeof ticketCommandSchema>;

const messageSchema = z.object({ kind: z.enum(['reply', 'note']), text: z.string() });
/** What somebody writes on a ticket: to everybody who sees it, or to those alone who may read notes. */
export type Draft = z.infer<typeof messageSchema>;

/** A message with the version of the ticket that was there when it was written: it comes after that one. */
const writingSchema = z.object({
  kind: z.literal('write'),
  ticketId: z.string(),
  title: z.string(),
  version: z.number(),
  message: messageSchema,
});
export type Writing = z.infer<typeof writingSchema>;
export type Command = TicketCommand | Writing | z.infer<typeof openingSchema>;

const refusalSchema = z.object({
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  traceId: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), message: z.string() }))),
});

/** A command that waits on this device to be sent, or that the server refused when it was. */
export const keptSchema = z.object({
  /** Also its Idempotency-Key. */
  id: z.string(),
  /** Its place among the others of the account. */
  order: z.number(),
  command: z.discriminatedUnion('kind', [openingSchema, ticketCommandSchema, writingSchema]),
  /** It could not be sent so far, or nobody answered. */
  tried: z.optional(z.boolean()),
  refusal: z.optional(refusalSchema),
});
export type Kept = z.infer<typeof keptSchema>;

export type KeptWriting = Kept & { command: Writing };

export const isAbout = (kept: Kept, ticketId: string) =>
  kept.command.kind === 'change' && kept.command.ticketId === ticketId;

export const isWrittenOn = (kept: Kept, ticketId: string): kept is KeptWriting =>
  kept.command.kind === 'write' && kept.command.ticketId === ticketId;

/** What was wrong with the words themselves is for their author to change, not to be tried again. */
export const isSentBack = ({ command, refusal }: Kept) => command.kind === 'write' && refusal?.status === 400;

/** Whether the ticket it is about is no place to show it: there is none yet, or it may be out of sight. */
export const needsTheList = ({ command, refusal }: Kept) => command.kind === 'open' || refusal !== undefined;

/** What somebody wrote, if it holds any words of theirs. */
export function textOf(command: Command): string | undefined {
  if (command.kind === 'open') return `${command.details.title}\n\n${command.details.description}`;
  if (command.kind === 'write') return command.message.text;
  if (command.change.kind !== 'edit') return undefined;
  const { title, description } = command.change.details;
  return [title, description].filter((text) => text !== undefined).join('\n\n') || undefined;
}

export function refusedWith(kept: Kept, { status, code, detail, traceId, errors }: Problem): Kept {
  return { ...kept, refusal: { status, code, detail, traceId, ...(errors.length > 0 ? { errors } : {}) } };
}

/** Why the server refused it; undefined while it waits. */
export const problemOf = ({ refusal }: Kept): Problem | undefined => refusal && new Problem(refusal.status, refusal);
