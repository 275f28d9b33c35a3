import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Problem } from '@/shared/api/problem';
import { ProblemAlert } from './problem-alert';

const refusal = () => new Problem(412, { code: 'stale_version' });

function show(error: unknown, onRetry?: () => void) {
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
  onTestFinished(() => shown.mockRestore());
  const alert = (problem: unknown) => (
    <MantineProvider env="test">
      <ProblemAlert error={problem} {...(onRetry ? { onRetry } : {})} />
    </MantineProvider>
  );
  const { rerender } = render(alert(error));
  return { shown, become: (next: unknown) => rerender(alert(next)) };
}

test('comes into sight with every refusal of what was done, and with each only once', () => {
  const first = refusal();
  const { shown, become } = show(first);
  become(first);
  expect(shown).toHaveBeenCalledOnce();
  become(refusal());
  expect(shown).toHaveBeenCalledTimes(2);
});

test('leaves the page where it is when something could not be loaded', () => {
  expect(show(refusal(), () => undefined).shown).not.toHaveBeenCalled();
});
