import { onTestFinished } from 'vitest';

/** The browser's lock, which jsdom has not: one holder at a time, in the order of asking. Tells whether it is held. */
export function stubLocks(): () => boolean {
  let last: Promise<unknown> = Promise.resolve();
  let held = false;
  const request = (_: string, work: () => Promise<unknown>) => {
    const turn = async () => {
      held = true;
      return work().finally(() => {
        held = false;
      });
    };
    last = last.then(turn, turn);
    return last;
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'));
  return () => held;
}
