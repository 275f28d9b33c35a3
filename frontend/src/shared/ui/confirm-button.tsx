import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './use-focus-back';

interface Props {
  /** What the button says, and what it says aloud where that alone would not tell what it is about. */
  children: ReactNode;
  name?: string;
  question: string;
  confirm: string;
  busy: boolean;
  onConfirm: () => void;
  size?: NonNullable<ButtonProps['size']>;
}

/** Asks on the spot before doing what cannot be undone; the focus goes to the harmless answer, and back. */
export function ConfirmButton({ children, name, question, confirm, busy, onConfirm, size = 'xs' }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const button = useFocusBack<HTMLButtonElement>(asking || busy);
  const id = useId();
  if (!asking) {
    return (
      <Button
        ref={button}
        size={size}
        variant="default"
        loading={busy}
        aria-label={name}
        onClick={() => setAsking(true)}
      >
        {children}
      </Button>
    );
  }
  const yes = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <Group gap="xs" role="group" aria-labelledby={id}>
      <Text size="sm" id={id}>
        {question}
      </Text>
      <Button size={size} variant="default" autoFocus onClick={() => setAsking(false)}>
        {t('action.cancel')}
      </Button>
      <Button size={size} color="red" onClick={yes}>
        {confirm}
      </Button>
    </Group>
  );
}
