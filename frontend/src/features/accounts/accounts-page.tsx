import { Group, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, usePrefetchQuery } from '@tanstack/react-query';
import { Search, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '@/shared/roles';
import { BusyButton } from '@/shared/ui/busy-button';
import { DialogButton } from '@/shared/ui/dialog-button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { accountListQuery } from './account-queries';
import { AccountTable } from './account-table';
import classes from './accounts-page.module.css';
import { NewAccountDialog } from './new-account-dialog';

export function AccountsPage() {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const list = useInfiniteQuery(accountListQuery);
  usePrefetchQuery(rolesQuery);
  const needle = wanted.trim().toLocaleLowerCase();
  const accounts = (list.data?.pages.flatMap((page) => page.items) ?? []).filter((account) =>
    `${account.username} ${account.email}`.toLocaleLowerCase().includes(needle),
  );
  return (
    <div className={classes.page}>
      <Group justify="space-between" align="flex-start" mb="lg">
        <div>
          <Title order={1}>{t('accounts.title')}</Title>
          <Text c="dimmed" size="sm" mt={4}>
            {t('accounts.lead')}
          </Text>
        </div>
        <DialogButton
          leftSection={<UserPlus size={16} aria-hidden />}
          dialog={(close) => <NewAccountDialog onClose={close} />}
        >
          {t('accounts.create')}
        </DialogButton>
      </Group>
      <TextInput
        size="xs"
        maw={320}
        mb="md"
        leftSection={<Search size={14} aria-hidden />}
        aria-label={t('accounts.findByName')}
        placeholder={t('accounts.findByName')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && accounts.length === 0 && (
        <EmptyState icon={Users} title={t('accounts.empty')} body={t('empty.filteredBody')} />
      )}
      {(list.isPending || accounts.length > 0) && <AccountTable accounts={accounts} loading={list.isPending} />}
      {list.hasNextPage && (
        <BusyButton
          variant="default"
          size="xs"
          mt="md"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('tickets.loadMore')}
        </BusyButton>
      )}
    </div>
  );
}
