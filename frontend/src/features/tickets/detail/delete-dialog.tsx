import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/shared/ui/confirm-dialog';
import { say } from '@/shared/ui/say';
import type { Ticket } from '../ticket';
import { useTicketDeletion } from '../ticket-mutations';

export function DeleteDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation();
  const deletion = useTicketDeletion(ticket);
  const onSuccess = () => {
    onClose();
    say(t('detail.deleted'));
  };
  return (
    <ConfirmDialog
      title={t('detail.deleteTitle')}
      body={t('detail.deleteBody', { title: ticket.title })}
      confirm={t('action.delete')}
      busy={deletion.isPending}
      onConfirm={() => deletion.mutate(undefined, { onSuccess, onError: onClose })}
      onClose={onClose}
    />
  );
}
