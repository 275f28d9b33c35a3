import { expect, test } from 'vitest';
import { isolated } from './isolated';

test('keeps apart what is read the other way, and touches nothing else', () => {
  expect(isolated('Ada (Ops)', 'rtl')).toBe('\u2068Ada (Ops)\u2069');
  expect(isolated('آدا', 'ltr')).toBe('\u2068آدا\u2069');
  expect(isolated('Ada (Ops)', 'ltr')).toBe('Ada (Ops)');
  expect(isolated('12', 'rtl')).toBe('12');
});
