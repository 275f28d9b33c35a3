import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { nextStatuses, type Ticket } from '../ticket';
import { useTicketChange } from '../ticket-mutations';
import { useActionName } from '../use-action-name';

/** The usual next step and claiming, one click each. */
export function RowActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const account = useAccount();
  const actionName = useActionName();
  const change = useTicketChange(ticket);
  const [next] = nextStatuses(ticket.status);
  const open = ticket.status === 'waiting' || ticket.status === 'in-progress';
  return (
    <>
      {open && !ticket.assignee && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={change.isPending}
          aria-label={t('tickets.claimNamed', { title: ticket.title })}
          onClick={() => change.mutate({ kind: 'assign', accountId: account.id })}
        >
          {t('tickets.claim')}
        </Button>
      )}
      {next && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={change.isPending}
          aria-label={t('tickets.quickNamed', { action: actionName(ticket.status, next), title: ticket.title })}
          onClick={() => change.mutate({ kind: 'status', status: next })}
        >
          {actionName(ticket.status, next)}
        </Button>
      )}
    </>
  );
}
