import { Button, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { useFocusBack } from './use-focus-back';

interface Props extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  dialog: (close: () => void) => ReactNode;
}

/** A button with the dialog it opens. */
export function DialogButton({ dialog, ...props }: Props) {
  const [opened, { open, close }] = useDisclosure();
  const opener = useFocusBack<HTMLButtonElement>(opened);
  return (
    <>
      <Button ref={opener} onClick={open} {...props} />
      {opened && dialog(close)}
    </>
  );
}
