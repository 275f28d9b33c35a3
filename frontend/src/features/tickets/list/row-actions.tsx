import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayAssign } from '@/shared/session/permissions';
import { personOf } from '@/shared/session/person';
import { useAccount } from '@/shared/session/use-session';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { nextStatuses, type Ticket } from '../ticket';
import { useTicketChange } from '../ticket-mutations';
import { useActionName } from '../use-action-name';
import classes from './ticket-row.module.css';

/** The usual next step and claiming, one click each; for those who may work on the ticket. */
export function RowActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const account = useAccount();
  const actionName = useActionName();
  const change = useTicketChange(ticket);
  const [next] = nextStatuses(ticket.status);
  const actions = useFocusBack<HTMLSpanElement>(change.isPending);
  const open = ticket.status === 'waiting' || ticket.status === 'in-progress';
  return (
    <span ref={actions} tabIndex={-1} className={classes.actions}>
      {mayAssign(account, ticket) && open && !ticket.assignee && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={change.isPending}
          aria-label={t('tickets.claimNamed', { title: ticket.title })}
          onClick={() => change.mutate({ kind: 'assign', assignee: personOf(account) })}
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
    </span>
  );
}
