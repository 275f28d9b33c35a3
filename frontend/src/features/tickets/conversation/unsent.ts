import type { TimelineItem } from '../history';
import { isWrittenOn, type Kept, type KeptWriting } from '../outbox/kept-command';

/**
 * What was written on a ticket and is not in its timeline. The timeline may be faster than the answer, so a message that is
 * there, of the same author and with the same words, stands for the first that waits.
 */
export function unsentOn(ticketId: string, all: readonly Kept[], items: TimelineItem[], authorId: string) {
  const told = new Set<string>();
  return all.filter((kept): kept is KeptWriting => {
    if (!isWrittenOn(kept, ticketId)) return false;
    const echo = kept.refusal ? undefined : items.find((item) => !told.has(item.key) && isEcho(item, kept, authorId));
    if (echo) told.add(echo.key);
    return !echo;
  });
}

const isEcho = ({ version, actorId, message }: TimelineItem, { command }: KeptWriting, authorId: string) =>
  version > command.version &&
  actorId === authorId &&
  message?.kind === command.message.kind &&
  message.text === command.message.text.normalize('NFC');
