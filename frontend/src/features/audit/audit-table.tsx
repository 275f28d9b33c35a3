import { Badge, Table } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import { CardTable } from '@/shared/ui/card-table';
import { TextLink } from '@/shared/ui/links';
import classes from './audit-page.module.css';
import { type AuditEntry, type AuditPerson, DESK } from './audit-queries';
import { auditHappening } from './audit-words';

export function AuditTable({ entries, loading }: { entries: AuditEntry[]; loading: boolean }) {
  const { t } = useTranslation();
  return (
    <CardTable
      verticalSpacing="xs"
      aria-label={t('audit.entries')}
      loading={loading}
      columns={(['when', 'who', 'what', 'account', 'from'] as const).map((column) => t(`audit.${column}`))}
      widths={['210px', '15%', 'auto', '15%', '16%']}
    >
      {entries.map((entry) => (
        <Row key={entry.position} entry={entry} all={entries} />
      ))}
    </CardTable>
  );
}

function Row({ entry, all }: { entry: AuditEntry; all: AuditEntry[] }) {
  const { t } = useTranslation();
  const device = entry.data.device;
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={entry.at}>{exactTime(entry.at)}</time>
      </Table.Td>
      <Table.Td data-label={t('audit.who')}>
        {entry.actor ? <Person person={entry.actor} /> : t('audit.nobody')}
      </Table.Td>
      <Table.Td data-label={t('audit.what')}>
        {entry.outcome === 'refused' && (
          <Ban size={14} className={classes.refused ?? ''} role="img" aria-label={t('audit.refused')} />
        )}
        {auditHappening(t, entry, all)}
      </Table.Td>
      <Table.Td data-label={t('audit.account')}>{entry.account && <Person person={entry.account} />}</Table.Td>
      <Table.Td data-label={t('audit.from')} className={classes.from ?? ''}>
        <bdi>{entry.address}</bdi>
        {typeof device === 'string' && <div dir="auto">{device}</div>}
      </Table.Td>
    </Table.Tr>
  );
}

/** A name that narrows the list to its entries. */
function Person({ person }: { person: AuditPerson }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/member/audit' });
  if (person.id === DESK) return <Desk />;
  const name = person.username || person.id;
  return (
    <TextLink to="/audit" search={{ ...search, account: person.id }} aria-label={t('audit.onlyNamed', { name })}>
      <bdi>{name}</bdi>
    </TextLink>
  );
}

/** No name that a person could have looks like this. */
function Desk() {
  const { t } = useTranslation();
  return (
    <span className={classes.desk}>
      {t('audit.desk')}{' '}
      <Badge size="xs" variant="default">
        {t('audit.automatic')}
      </Badge>
    </span>
  );
}
