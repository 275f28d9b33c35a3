import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayAssign, mayWorkOn } from '@/shared/session/permissions';
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
  const works = mayWorkOn(account, ticket);
  const open = ticket.status === 'waiting' || ticket.status === 'in-progress';
  return (
    <>
      {works && mayAssign(account, ticket) && open && !ticket.assignee && (
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
      {works && next && (
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
