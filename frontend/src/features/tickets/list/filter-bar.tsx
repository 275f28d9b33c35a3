import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reachOf } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { useCategories } from '@/shared/settings';
import { categoryName } from '@/shared/ui/names';
import { type Filters, isFiltered } from '../filters';
import classes from './filter-bar.module.css';

/** Filters live in the address, so a view can be reloaded, shared and gone back to. */
export function FilterBar({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const reach = reachOf(useAccount());
  const categories = useCategories();
  const navigate = useNavigate();
  const change = (changed: Partial<Filters>) =>
    void navigate({ to: '.', search: { ...filters, ...changed }, replace: true });
  return (
    <search className={classes.bar}>
      <SearchField value={filters.q ?? ''} onChange={(q) => change({ q: q.trim() || undefined })} />
      {reach !== 'department' && (
        <NativeSelect
          size="xs"
          aria-label={t('tickets.filterCategory')}
          value={filters.category ?? ''}
          onChange={(event) => change({ category: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('tickets.anyCategory') },
            ...categories.map((category) => ({ value: category, label: categoryName(t, category) })),
          ]}
        />
      )}
      {reach !== 'own' && (
        <NativeSelect
          size="xs"
          aria-label={t('tickets.filterAssignee')}
          value={filters.assignee ?? ''}
          onChange={(event) => change({ assignee: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('tickets.anyone') },
            { value: 'me', label: t('tickets.me') },
            { value: 'none', label: t('tickets.nobody') },
          ]}
        />
      )}
      {isFiltered(filters) && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => change({ status: undefined, category: undefined, assignee: undefined, q: undefined })}
        >
          {t('tickets.clearFilters')}
        </Button>
      )}
    </search>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const settle = useDebouncedCallback(onChange, 250);
  useEffect(() => setText(value), [value]);
  const type = (typed: string) => {
    setText(typed);
    settle(typed);
  };
  return (
    <TextInput
      size="xs"
      className={classes.search}
      leftSection={<Search size={14} aria-hidden />}
      rightSection={
        text ? <CloseButton size="xs" aria-label={t('tickets.clearFilters')} onClick={() => type('')} /> : null
      }
      aria-label={t('tickets.search')}
      placeholder={t('tickets.searchShort')}
      maxLength={200}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
