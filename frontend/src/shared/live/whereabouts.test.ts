import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WhereaboutsVoice } from './whereabouts';

let said: object[];
let voice: WhereaboutsVoice;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  voice = new WhereaboutsVoice((frame) => said.push(frame));
  voice.begin();
});

afterEach(() => {
  voice.end();
  vi.useRealTimers();
});

test('says where this window is, once a second at most and nothing twice', async () => {
  voice.change({ ticketId: 't', doing: 'viewing' });
  voice.change(null);
  voice.change({ ticketId: 'u', doing: 'viewing' });
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual([{ type: 'presence', ticketId: 'u', doing: 'viewing' }]);
  voice.change({ ticketId: 'u', doing: 'editing' });
  voice.change({ ticketId: 'u', doing: 'typing' });
  await vi.advanceTimersByTimeAsync(999);
  expect(said).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(said.slice(1)).toEqual([{ type: 'presence', ticketId: 'u', doing: 'typing' }]);
  voice.change({ ticketId: 'u', doing: 'editing' });
  voice.change({ ticketId: 'u', doing: 'typing' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toHaveLength(2);
  voice.change(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(said.slice(2)).toEqual([{ type: 'presence', ticketId: null }]);
});

test('says nothing to nobody, and where it is by then to whoever listens next', async () => {
  voice.change({ ticketId: 't', doing: 'viewing' });
  voice.end();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said).toEqual([]);
  voice.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual([{ type: 'presence', ticketId: 't', doing: 'viewing' }]);
});
