import { Group, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, usePrefetchQuery } from '@tanstack/react-query';
import { Search, UserPlus, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '@/shared/roles';
import { DialogButton } from '@/shared/ui/dialog-button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { accountListQuery } from './account-queries';
import { AccountTable } from './account-table';
import { NewAccountDialog } from './new-account-dialog';

export function AccountsPage() {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const list = useInfiniteQuery(accountListQuery);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  usePrefetchQuery(rolesQuery);
  const needle = wanted.trim().toLocaleLowerCase();
  // The search is done here, so it wants all accounts to be here.
  const incomplete = needle !== '' && hasNextPage;
  useEffect(() => {
    if (incomplete && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [incomplete, isFetchingNextPage, isError, fetchNextPage]);
  const accounts = (list.data?.pages.flatMap((page) => page.items) ?? []).filter((account) =>
    `${account.username} ${account.email}`.toLocaleLowerCase().includes(needle),
  );
  return (
    <div className="page">
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
      {isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && accounts.length === 0 && !incomplete && (
        <EmptyState icon={Users} title={t('empty.filteredTitle')} body={t('accounts.empty')} />
      )}
      {(list.isPending || accounts.length > 0) && <AccountTable accounts={accounts} loading={list.isPending} />}
      <LoadMore list={list} />
    </div>
  );
}
