import { Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuditFilters } from './audit-filters';
import { type AuditEntry, type AuditPerson, auditQuery } from './audit-queries';
import { AuditTable } from './audit-table';

/** Who did what on this desk. */
export function AuditPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/member/audit' });
  const list = useInfiniteQuery(auditQuery(search));
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <Title order={1}>{t('audit.title')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {t('audit.lead')}
      </Text>
      <AuditFilters search={search} people={peopleIn(entries, search.account)} />
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && entries.length === 0 && (
        <EmptyState icon={ScrollText} title={t('audit.empty')} body={t('audit.emptyBody')} />
      )}
      {(list.isPending || entries.length > 0) && <AuditTable entries={entries} loading={list.isPending} />}
      <LoadMore list={list} />
    </div>
  );
}

/** Everybody in these entries, by name, and whoever is chosen already. Accounts as such are not everybody's to list. */
function peopleIn(entries: AuditEntry[], chosen: string | undefined): AuditPerson[] {
  const people = new Map<string, AuditPerson>();
  if (chosen) people.set(chosen, { id: chosen, username: '' });
  for (const { actor, account } of entries) {
    for (const person of [actor, account]) if (person?.username) people.set(person.id, person);
  }
  return [...people.values()].sort((a, b) => a.username.localeCompare(b.username));
}
