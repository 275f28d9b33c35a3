import { type KeyboardEvent, useCallback } from 'react';

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys move from row to row, also to rows that are not drawn yet. */
export function useRowKeys(count: number, show: (index: number) => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLUListElement>) => {
      const step = steps[event.key];
      const row = (event.target as HTMLElement).closest('li');
      if (step === undefined || !row) return;
      const next = Number(row.dataset.index) + step;
      if (next < 0 || next >= count) return;
      event.preventDefault();
      show(next);
      const list = event.currentTarget;
      requestAnimationFrame(() => list.querySelector<HTMLElement>(`[data-index="${next}"] a`)?.focus());
    },
    [count, show],
  );
}
