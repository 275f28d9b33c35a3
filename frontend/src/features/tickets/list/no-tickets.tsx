import { Inbox, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mayOpenTickets, mayReadAnything } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { EmptyState } from '@/shared/ui/empty-state';
import { ButtonLink } from '@/shared/ui/links';
import { type Filters, isFiltered } from '../filters';

/** An empty list says what it means for this role, and what to do next. */
export function NoTickets({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const account = useAccount();
  const { base } = account;
  if (isFiltered(filters)) {
    return (
      <EmptyState icon={SearchX} title={t('empty.filteredTitle')} body={t('empty.filteredBody')}>
        <ButtonLink to="." search={{}} variant="light" size="xs">
          {t('tickets.clearFilters')}
        </ButtonLink>
      </EmptyState>
    );
  }
  if (base === 'agent' && !mayReadAnything(account)) {
    return (
      <EmptyState icon={Inbox} title={t('empty.agentNoDepartmentTitle')} body={t('empty.agentNoDepartmentBody')} />
    );
  }
  const words = base === 'analyst' ? 'auditor' : base;
  return (
    <EmptyState icon={Inbox} title={t(`empty.${words}Title`)} body={t(`empty.${words}Body`)}>
      {base === 'user' && mayOpenTickets(account) && (
        <ButtonLink to="/tickets/new" variant="light">
          {t('nav.newTicket')}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
