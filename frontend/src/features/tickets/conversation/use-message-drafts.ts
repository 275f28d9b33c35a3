import { useState } from 'react';
import type { MessageKind } from '../history';

const keyOf = (accountId: string, ticketId: string, kind: MessageKind) =>
  `ticketstream.message.${accountId}.${ticketId}.${kind}`;

/** What is being written, one text for each kind of message, kept on this device until it is sent or emptied. */
export function useMessageDrafts(accountId: string, ticketId: string) {
  const [drafts, setDrafts] = useState(() => ({
    reply: load(keyOf(accountId, ticketId, 'reply')),
    note: load(keyOf(accountId, ticketId, 'note')),
  }));
  const keep = (kind: MessageKind, text: string) => {
    setDrafts((known) => ({ ...known, [kind]: text }));
    store(keyOf(accountId, ticketId, kind), text);
  };
  return { drafts, keep };
}

function load(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function store(key: string, text: string): void {
  try {
    if (text.trim()) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // A full or blocked storage costs the draft, not the message.
  }
}
