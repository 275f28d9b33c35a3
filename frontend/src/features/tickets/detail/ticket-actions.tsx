import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Ellipsis, Pencil, Trash2, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mayAssign, mayAssignOthers, mayDelete, mayEditDetails, mayWorkOn } from '@/shared/session/permissions';
import { personOf } from '@/shared/session/person';
import { useAccount } from '@/shared/session/use-session';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import type { Change } from '../outbox/kept-command';
import { statusIcons } from '../status-chip';
import { nextStatuses, type Ticket } from '../ticket';
import { useTicketChange } from '../ticket-mutations';
import { useActionName } from '../use-action-name';
import { AssignDialog } from './assign-dialog';
import { DeleteDialog } from './delete-dialog';
import { EditDialog } from './edit-dialog';
import classes from './ticket-pane.module.css';

/** What whoever is signed in may do to the ticket now. */
export function TicketActions({ ticket, children }: { ticket: Ticket; children?: ReactNode }) {
  const { t } = useTranslation();
  const account = useAccount();
  const [editing, edit] = useDisclosure();
  const [deleting, deletion] = useDisclosure();
  const [assigning, assignment] = useDisclosure();
  const change = useTicketChange(ticket);
  const actions = useFocusBack<HTMLDivElement>(change.isPending);
  const editor = useFocusBack<HTMLButtonElement>(editing);
  const menu = useFocusBack<HTMLButtonElement>(deleting || assigning);
  const editable = mayEditDetails(account, ticket);
  const deletable = mayDelete(account, ticket);
  const assignable = mayAssignOthers(account, ticket);
  return (
    <div ref={actions} tabIndex={-1} className={classes.actions}>
      <Steps ticket={ticket} busy={change.isPending} onChange={change.mutate} />
      {children}
      {editable && (
        <Button
          ref={editor}
          size="xs"
          variant="default"
          leftSection={<Pencil size={14} aria-hidden />}
          onClick={edit.open}
        >
          {t('action.edit')}
        </Button>
      )}
      {(deletable || assignable) && (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button ref={menu} size="xs" variant="default" aria-label={t('action.more')} px={8}>
              <Ellipsis size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {assignable && (
              <Menu.Item leftSection={<UserPlus size={15} aria-hidden />} onClick={assignment.open}>
                {t('action.assign')}
              </Menu.Item>
            )}
            {deletable && (
              <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={deletion.open}>
                {t('action.delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {editing && <EditDialog ticket={ticket} editable={editable} onClose={edit.close} />}
      {deleting && <DeleteDialog ticket={ticket} onClose={deletion.close} />}
      {assigning && <AssignDialog ticket={ticket} onClose={assignment.close} />}
    </div>
  );
}

interface StepsProps {
  ticket: Ticket;
  busy: boolean;
  onChange: (change: Change) => void;
}

function Steps({ ticket, busy, onChange }: StepsProps) {
  const { t } = useTranslation();
  const account = useAccount();
  const actionName = useActionName();
  const mine = ticket.assignee?.id === account.id;
  const assigns = mayAssign(account, ticket);
  const works = mayWorkOn(account, ticket);
  const steps = works ? nextStatuses(ticket.status) : [];
  return (
    <>
      {steps.map((status, index) => {
        const Icon = statusIcons[status];
        return (
          <Button
            key={status}
            size="xs"
            variant={index === 0 ? 'filled' : 'default'}
            leftSection={<Icon size={14} aria-hidden />}
            disabled={busy}
            onClick={() => onChange({ kind: 'status', status })}
          >
            {actionName(ticket.status, status)}
          </Button>
        );
      })}
      {assigns && works && !mine && (
        <Button
          size="xs"
          variant="default"
          leftSection={<UserPlus size={14} aria-hidden />}
          disabled={busy}
          onClick={() => onChange({ kind: 'assign', assignee: personOf(account) })}
        >
          {t('action.claim')}
        </Button>
      )}
      {assigns && ticket.assignee && (
        <Button size="xs" variant="default" disabled={busy} onClick={() => onChange({ kind: 'release' })}>
          {t('action.release')}
        </Button>
      )}
    </>
  );
}
