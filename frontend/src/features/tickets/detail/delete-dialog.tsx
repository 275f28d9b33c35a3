import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../ticket';
import { useTicketDeletion } from '../ticket-mutations';

export function DeleteDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation();
  const deletion = useTicketDeletion(ticket);
  const onDeleted = () => {
    onClose();
    notifications.show({ message: t('detail.deleted'), closeButtonProps: { 'aria-label': t('action.dismiss') } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('detail.deleteTitle')}
      closeButtonProps={{ 'aria-label': t('action.cancel') }}
      centered
    >
      <Text size="sm" className="break-anywhere">
        {t('detail.deleteBody', { title: ticket.title })}
      </Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button
          color="red"
          loading={deletion.isPending}
          onClick={() => deletion.mutate(undefined, { onSuccess: onDeleted, onError: onClose })}
        >
          {t('action.delete')}
        </Button>
      </Group>
    </Modal>
  );
}
