import { act, screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import type { HistoryEntry } from '@/shared/history';
import type { LiveConnection } from '@/shared/live/connection';
import type { Account } from '@/shared/session/account';
import type { Person } from '@/shared/session/person';
import { accountOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';
import { applyChange } from '../ticket-cache';

export const user = accountOf('user');
export const agent = accountOf('agent');
export const me = { id: agent.id, username: agent.username };
export const uma = { id: 'user-1', username: 'Some user' };

/** A desk with one ticket, whose history is what the test says. */
export async function openTicket(account: Account, ticket = ticketOf(), live: LiveConnection | null = null) {
  await signInAs(account);
  const items: HistoryEntry[] = [];
  const add = (type: string, data: HistoryEntry['data'], actor: Person, version = items.length + 1) =>
    items.push({ position: version, version, type, at: '2026-01-01T10:00:00Z', actor, data });
  add('ticket.created', { title: ticket.title, description: ticket.description, createdBy: uma }, uma);
  server.use(
    http.get(api('/tickets'), () => HttpResponse.json({ items: [ticket], next: null })),
    http.get(api('/tickets/ticket-1'), () => HttpResponse.json(ticket)),
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items })),
  );
  const shown = renderApp('/tickets/ticket-1', live);
  await screen.findByRole('heading', { name: ticket.title });
  const frame = (type: 'ticket-replied' | 'ticket-noted', text: string, actor: Person, version = items.length + 1) => {
    const html = `<p>${text}</p>`;
    const message = { id: `m${version}`, version, text, html };
    add(type.replace('-', '.'), { messageId: message.id, text, html }, actor, version);
    const at = new Date().toISOString();
    const now = { ...ticket, version };
    act(() =>
      applyChange(shown.client, {
        type,
        cursor: '1',
        ticketId: ticket.id,
        version,
        at,
        actor,
        ticket: now,
        message,
      }),
    );
  };
  return { ...shown, add, frame };
}

export const answers = (answer: (request: Request) => Response | Promise<Response>) =>
  server.use(http.post(api('/tickets/ticket-1/*'), ({ request }) => answer(request)));
export const box = (name = 'Your reply') => screen.findByRole('textbox', { name });
export const cards = (text: string) => screen.queryAllByText(text, { selector: 'li *' });
