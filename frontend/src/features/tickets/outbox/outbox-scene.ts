import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { accountOf, ticketOf } from '@/test/fixtures';
import { signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';
import type { Ticket } from '../ticket';
import type { Change, Command, Writing } from './kept-command';
import { Outbox } from './outbox';

export const agent = accountOf('agent');
const me = { id: agent.id, username: agent.username };
export const claim: Change = { kind: 'assign', assignee: me };
export const start: Change = { kind: 'status', status: 'in-progress' };
export const of = (change: Change, version = 3, ticketId = 'ticket-1'): Command => ({
  kind: 'change',
  ticketId,
  title: 'Printer on fire',
  version,
  change,
});
export const writing = (text: string, kind: 'reply' | 'note' = 'reply', version = 3): Writing => ({
  kind: 'write',
  ticketId: 'ticket-1',
  title: 'Printer on fire',
  version,
  message: { kind, text },
});
export const opening: Command = { kind: 'open', details: { title: 'T', description: 'D', category: 'sales' } };

export let outbox: Outbox;
export let calls: string[];
export const outcomes = { onSent: vi.fn<(ticket: Ticket) => void>(), onRefused: vi.fn() };
export const kept = () => outbox.current().map(({ command, refusal }) => ({ command, refused: refusal?.code }));
export const settle = () => vi.advanceTimersByTimeAsync(0);

/** What the server says to each call that changes something, and the calls with the versions and keys they came with. */
export function serverAnswers(answer: (call: string) => Response) {
  const own: string[] = [];
  calls = own;
  const record = ({ request }: { request: Request }) => {
    const path = new URL(request.url).pathname.replace('/api/v1/tickets', '');
    const mark = request.headers.get('If-Match') ?? request.headers.get('Idempotency-Key') ?? '';
    const call = `${request.method} ${path} ${mark}`.trim();
    own.push(call);
    return answer(call);
  };
  server.use(
    http.post(api('/tickets'), record),
    http.post(api('/tickets/ticket-1/*'), record),
    http.put(api('/tickets/*'), record),
    http.patch(api('/tickets/:id'), record),
    http.delete(api('/tickets/*'), record),
  );
}

export const offline = () => serverAnswers(() => HttpResponse.error());
export const ticketAt = (version: number) => HttpResponse.json(ticketOf({ version }));
export const historyIs = (...items: object[]) =>
  server.use(
    http.get(api('/tickets/ticket-1/history'), () => HttpResponse.json({ items })),
    http.get(api('/tickets/ticket-1'), () => ticketAt(9)),
  );
export const entry = (version: number, type: string, data: object, actor = me) => {
  return { position: version, version, type, at: '2026-01-01T10:00:00Z', actor, data };
};

/** Gives every test of a file an agent's outbox of its own, and clocks that the test turns. */
export function withFreshOutbox(): void {
  beforeEach(async () => {
    await signInAs(agent);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    outcomes.onSent.mockReset();
    outcomes.onRefused.mockReset();
    outbox = new Outbox();
    outbox.open(agent.id, outcomes);
  });
  afterEach(() => {
    outbox.close();
    vi.useRealTimers();
  });
}

/** The connection is back, and all that waits was tried. */
export async function back() {
  outbox.connected(false);
  outbox.connected(true);
  await vi.waitFor(async () => {
    await settle();
    expect(outbox.current().every(({ refusal }) => refusal)).toBe(true);
  });
}
