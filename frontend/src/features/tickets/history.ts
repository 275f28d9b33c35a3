import type { HistoryEntry } from '@/shared/history';
import { type Person, personSchema } from '@/shared/session/person';

/** One thing that happened, ready to be said in words. */
export type Happening =
  | { kind: 'created' }
  | { kind: 'status'; from: string; to: string }
  | { kind: 'retitled'; from: string; to: string }
  | { kind: 'described' }
  | { kind: 'moved'; from: string; to: string }
  | { kind: 'claimed' }
  | { kind: 'assigned'; assignee: string }
  | { kind: 'released'; assignee: string }
  | { kind: 'deleted' }
  | { kind: 'other'; type: string };

/** What somebody wrote; without HTML where the server has not rendered it yet. */
export interface Message {
  kind: MessageKind;
  text: string;
  html?: string | undefined;
}
export type MessageKind = 'reply' | 'note';

/** What the conversation begins with. */
export interface Opening {
  requester: Person;
  at: string;
  description: string;
}

export interface TimelineItem {
  key: string;
  version: number;
  at: string;
  actorId: string;
  actor: string;
  happenings: Happening[];
  message?: Message;
}

type Details = { title: string; description: string };

/** The history as a reader wants it. What changed in the details is found by comparing with the values before. */
export function timelineOf(entries: HistoryEntry[]): TimelineItem[] {
  let details: Details = { title: '', description: '' };
  return entries.map((entry) => {
    const message = messageOf(entry);
    const happenings = message ? [] : happeningsOf(entry, details);
    details = { ...details, ...pickDetails(entry.data) };
    return {
      key: String(entry.version),
      version: entry.version,
      at: entry.at,
      actorId: entry.actor?.id ?? '',
      actor: entry.actor?.username ?? '',
      happenings,
      ...(message ? { message } : {}),
    };
  });
}

/** What the history says of how it began, with the description as it became. */
export function openingOf(entries: HistoryEntry[]): Opening | undefined {
  const [first] = entries;
  const requester = personSchema.safeParse(first?.data.createdBy ?? first?.actor);
  if (first?.type !== 'ticket.created' || !requester.success) return undefined;
  const { description = '' } = Object.assign({}, ...entries.map(({ data }) => pickDetails(data))) as Partial<Details>;
  return { requester: requester.data, at: first.at, description };
}

const kindOf: Record<string, MessageKind> = { 'ticket.replied': 'reply', 'ticket.noted': 'note' };

function messageOf({ type, data }: HistoryEntry): Message | undefined {
  const kind = kindOf[type];
  return kind && { kind, text: text(data.text), html: typeof data.html === 'string' ? data.html : undefined };
}

function happeningsOf(entry: HistoryEntry, before: Details): Happening[] {
  const data = entry.data;
  switch (entry.type) {
    case 'ticket.created':
      return [{ kind: 'created' }];
    case 'ticket.status-updated':
      return [{ kind: 'status', from: text(data.from), to: text(data.to) }];
    case 'ticket.details-changed':
      return changedDetails(data, before);
    case 'ticket.assigned':
      return [assigned(entry)];
    case 'ticket.released':
      return [{ kind: 'released', assignee: nameOf(data.previousAssignee) }];
    case 'ticket.deleted':
      return [{ kind: 'deleted' }];
    default:
      return [{ kind: 'other', type: entry.type }];
  }
}

function changedDetails(data: Record<string, unknown>, before: Details): Happening[] {
  const after = { ...before, ...pickDetails(data) };
  const happenings: Happening[] = [];
  if (after.title !== before.title) happenings.push({ kind: 'retitled', from: before.title, to: after.title });
  if (after.description !== before.description) happenings.push({ kind: 'described' });
  if (data.category !== data.previousCategory) {
    happenings.push({ kind: 'moved', from: text(data.previousCategory), to: text(data.category) });
  }
  return happenings;
}

function assigned(entry: HistoryEntry): Happening {
  const assignee = personSchema.safeParse(entry.data.assignee);
  if (assignee.success && assignee.data.id === entry.actor?.id) return { kind: 'claimed' };
  return { kind: 'assigned', assignee: nameOf(entry.data.assignee) };
}

function pickDetails(data: Record<string, unknown>): Partial<Details> {
  const { title, description } = data;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function nameOf(value: unknown): string {
  const person = personSchema.safeParse(value);
  return person.success ? person.data.username : '';
}
