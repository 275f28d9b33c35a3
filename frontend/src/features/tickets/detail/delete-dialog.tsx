import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { say } from '@/shared/ui/say';
import type { Ticket } from '../ticket';
import { useTicketDeletion } from '../ticket-mutations';

export function DeleteDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation();
  const deletion = useTicketDeletion(ticket);
  const onDeleted = () => {
    onClose();
    say(t('detail.deleted'));
  };
  return (
    <Dialog onClose={onClose} title={t('detail.deleteTitle')}>
      <Text size="sm" className="break-anywhere">
        {t('detail.deleteBody', { title: ticket.title })}
      </Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <BusyButton
          color="red"
          busy={deletion.isPending}
          onClick={() => deletion.mutate(undefined, { onSuccess: onDeleted, onError: onClose })}
        >
          {t('action.delete')}
        </BusyButton>
      </Group>
    </Dialog>
  );
}
