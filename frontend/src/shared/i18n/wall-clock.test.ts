import { afterEach, beforeEach, expect, test } from 'vitest';
import { setFormats } from './format';
import { daysLater, instantAt, wallClockOf } from './wall-clock';

beforeEach(() => setFormats('en', 'Europe/Athens'));
afterEach(() => setFormats('en', undefined));

test.each([
  ['2026-01-15T12:00', '2026-01-15T10:00:00.000Z'],
  ['2026-07-15T12:00', '2026-07-15T09:00:00.000Z'],
  ['2026-03-29T02:59', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T04:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T05:00', '2026-10-25T03:00:00.000Z'],
])('clocks that show %s do so at %s', (clock, instant) => {
  expect(instantAt(clock)?.toISOString()).toBe(instant);
  expect(wallClockOf(new Date(instant))).toBe(`${clock}:00`);
});

test('a week is as long as the clocks say', () => {
  const before = new Date('2026-03-25T10:00:00Z');
  expect(daysLater(before, 7)?.toISOString()).toBe('2026-04-01T09:00:00.000Z');
  expect(daysLater(before, 1, 'midnight')?.toISOString()).toBe('2026-03-25T22:00:00.000Z');
});

test.each(['', 'tomorrow', '2026-13-01T00:00'])('no clock shows “%s”', (clock) => {
  expect(instantAt(clock)).toBeNull();
});
