import { DirectionContext } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { directionOf } from './languages';
import { useLocale } from './use-locale';

const nothing = () => undefined;

/** Tells components which way the language is read; the language alone decides it. */
export function Direction({ children }: { children: ReactNode }) {
  const dir = directionOf(useLocale().language);
  const value = useMemo(() => ({ dir, setDirection: nothing, toggleDirection: nothing }), [dir]);
  return <DirectionContext value={value}>{children}</DirectionContext>;
}
