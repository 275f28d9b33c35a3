import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import { useFocusBack } from './use-focus-back';

interface Props extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  busy: boolean;
}

/** Shows that what it started is not over; meanwhile it is disabled, which costs it the focus, and gets that back. */
export function BusyButton({ busy, ...props }: Props) {
  return <Button ref={useFocusBack<HTMLButtonElement>(busy)} loading={busy} {...props} />;
}
