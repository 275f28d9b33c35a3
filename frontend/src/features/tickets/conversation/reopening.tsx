import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/shared/session/account';
import { mayReply, mayWorkOn } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { statusIcons } from '../status-chip';
import type { Ticket } from '../ticket';

/** Whether a reply sets the ticket in progress again: that of whoever opened it does. */
export const isReopenedBy = (account: Account, ticket: Ticket) =>
  ticket.createdBy.id === account.id && (ticket.status === 'resolved' || ticket.status === 'closed');

/** For those who reopen a ticket by saying why. */
export function Reopening({ ticket, onReopen }: { ticket: Ticket; onReopen: () => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  if (!isReopenedBy(account, ticket) || mayWorkOn(account, ticket) || !mayReply(account, ticket)) return null;
  const Icon = statusIcons['in-progress'];
  return (
    <Button size="xs" leftSection={<Icon size={14} aria-hidden />} onClick={onReopen}>
      {t('action.reopen')}
    </Button>
  );
}
