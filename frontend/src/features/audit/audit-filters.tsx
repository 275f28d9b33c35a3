import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './audit-page.module.css';
import { type AuditPerson, DESK } from './audit-queries';
import { type AuditSearch, instantOf, isNarrowed, localOf } from './audit-search';
import { kindName, kinds } from './audit-words';

/** Filters live in the address, so a view can be reloaded, shared and gone back to. */
export function AuditFilters({ search, people }: { search: AuditSearch; people: AuditPerson[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (changed: Partial<AuditSearch>) =>
    void navigate({ to: '.', search: { ...search, ...changed }, replace: true });
  return (
    <search className={classes.filters}>
      <NativeSelect
        className={classes.filter ?? ''}
        size="xs"
        label={t('audit.filterType')}
        value={search.type ?? ''}
        onChange={(event) => change({ type: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('audit.anyType') },
          ...kinds.map((kind) => ({ value: kind, label: kindName(t, kind) })),
        ]}
      />
      <NativeSelect
        className={classes.filter ?? ''}
        size="xs"
        label={t('audit.filterAccount')}
        value={search.account ?? ''}
        onChange={(event) => change({ account: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('audit.anyAccount') },
          ...people.filter(({ id }) => id !== DESK).map(({ id, username }) => ({ value: id, label: username || id })),
          ...(people.some(({ id }) => id === DESK)
            ? [{ group: t('audit.automatic'), items: [{ value: DESK, label: t('audit.desk') }] }]
            : []),
        ]}
      />
      <Moment label={t('audit.since')} value={search.from} onChange={(from) => change({ from })} />
      <Moment label={t('audit.until')} value={search.to} onChange={(to) => change({ to })} />
      {isNarrowed(search) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => change({ type: undefined, account: undefined, from: undefined, to: undefined })}
        >
          {t('audit.clearFilters')}
        </Button>
      )}
    </search>
  );
}

interface MomentProps {
  label: string;
  value: string | undefined;
  onChange: (instant: string | undefined) => void;
}

function Moment({ label, value, onChange }: MomentProps) {
  return (
    <TextInput
      className={classes.filter ?? ''}
      size="xs"
      type="datetime-local"
      label={label}
      value={localOf(value)}
      onChange={(event) => onChange(instantOf(event.currentTarget.value))}
    />
  );
}
