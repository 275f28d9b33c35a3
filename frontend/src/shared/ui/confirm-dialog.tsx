import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BusyButton } from './busy-button';
import { Dialog } from './dialog';

interface Props {
  title: string;
  body: string;
  confirm: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something with consequences; the harmless answer has the focus. */
export function ConfirmDialog({ title, body, confirm, busy, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <Text size="sm" className="break-anywhere">
        {body}
      </Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <BusyButton color="red" busy={busy} onClick={onConfirm}>
          {confirm}
        </BusyButton>
      </Group>
    </Dialog>
  );
}
