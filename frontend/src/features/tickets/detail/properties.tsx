import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import en from '@/shared/i18n/en.json';
import type { Person } from '@/shared/session/person';
import { useAccount } from '@/shared/session/use-session';
import { categoryName } from '@/shared/ui/names';
import { Time } from '@/shared/ui/time';
import type { Ticket } from '../ticket';
import classes from './properties.module.css';

const isPriority = (text: string): text is keyof typeof en.priority => text in en.priority;

export function Properties({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const account = useAccount();
  const nameOf = (person: Person) => (person.id === account.id ? t('tickets.you') : <bdi>{person.username}</bdi>);
  return (
    <aside aria-label={t('detail.properties')}>
      <dl className={classes.list}>
        <Property name={t('detail.assignee')}>
          {ticket.assignee ? nameOf(ticket.assignee) : <span className={classes.none}>{t('tickets.unassigned')}</span>}
        </Property>
        <Property name={t('detail.requester')}>{nameOf(ticket.createdBy)}</Property>
        <Property name={t('detail.category')}>{categoryName(t, ticket.category)}</Property>
        <Property name={t('detail.priority')}>
          {isPriority(ticket.priority) ? t(`priority.${ticket.priority}`) : ticket.priority}
        </Property>
        <Property name={t('detail.opened')}>
          <Time at={ticket.createdAt} />
        </Property>
        <Property name={t('detail.updated')}>
          <Time at={ticket.updatedAt} />
        </Property>
        <Property name={t('detail.version')}>{ticket.version}</Property>
      </dl>
    </aside>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.property}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
