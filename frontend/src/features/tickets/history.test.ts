import { expect, test } from 'vitest';
import type { HistoryEntry } from '@/shared/history';
import { openingOf, timelineOf } from './history';

const uma = { id: 'u', username: 'Uma' };
const tom = { id: 't', username: 'Tom' };
let version = 0;
const entry = (type: string, data: HistoryEntry['data'], actor = tom): HistoryEntry => {
  version += 1;
  return { position: 100 + version, version, type, at: '2026-01-01T10:00:00Z', actor, data };
};

test('tells each event as what happened to the ticket', () => {
  const items = timelineOf([
    entry('ticket.created', { title: 'A', description: 'B', category: 'sales', createdBy: uma }, uma),
    entry('ticket.status-updated', { from: 'waiting', to: 'in-progress' }),
    entry('ticket.assigned', { assignee: tom, previousAssignee: null }),
    entry('ticket.assigned', { assignee: uma, previousAssignee: tom }),
    entry('ticket.released', { previousAssignee: uma }),
    entry('ticket.deleted', {}),
  ]);
  expect(items.flatMap((item) => item.happenings)).toEqual([
    { kind: 'created' },
    { kind: 'status', from: 'waiting', to: 'in-progress' },
    { kind: 'claimed' },
    { kind: 'assigned', assignee: 'Uma' },
    { kind: 'released', assignee: 'Uma' },
    { kind: 'deleted' },
  ]);
  expect(items[0]?.actor).toBe('Uma');
});

test('finds what changed in the details by comparing with what was before', () => {
  const details = { title: 'New', description: 'B', category: 'sales', previousCategory: 'general-inquiry' };
  const items = timelineOf([
    entry('ticket.created', { title: 'Old', description: 'B', category: 'general-inquiry', createdBy: uma }),
    entry('ticket.details-changed', details),
    entry('ticket.details-changed', { ...details, description: 'C', previousCategory: 'sales' }),
  ]);
  expect(items[1]?.happenings).toEqual([
    { kind: 'retitled', from: 'Old', to: 'New' },
    { kind: 'moved', from: 'general-inquiry', to: 'sales' },
  ]);
  expect(items[2]?.happenings).toEqual([{ kind: 'described' }]);
});

test('says honestly that it does not know an event', () => {
  expect(timelineOf([entry('ticket.teleported', {})])[0]?.happenings).toEqual([
    { kind: 'other', type: 'ticket.teleported' },
  ]);
});

test('tells what was written as that, and nothing else about it', () => {
  const [reply, note] = timelineOf([
    entry('ticket.replied', { messageId: 'm', text: '*Hi*', html: '<p><em>Hi</em></p>' }),
    entry('ticket.noted', { text: 'Not rendered yet' }),
  ]);
  expect(reply).toMatchObject({
    actorId: 't',
    message: { kind: 'reply', text: '*Hi*', html: '<p><em>Hi</em></p>' },
    happenings: [],
  });
  expect(note?.message).toEqual({ kind: 'note', text: 'Not rendered yet', html: undefined });
});

test('knows how it began, with the description as it became, and nothing where that is not told', () => {
  const created = entry('ticket.created', { title: 'A', description: 'B', category: 'sales', createdBy: uma }, tom);
  const changed = entry('ticket.details-changed', { title: 'A', description: 'C', category: 'sales' });
  expect(openingOf([created, changed])).toEqual({ requester: uma, at: created.at, description: 'C' });
  expect(openingOf([changed])).toBeUndefined();
  expect(openingOf([])).toBeUndefined();
});
