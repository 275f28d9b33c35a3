import { Skeleton, Table } from '@mantine/core';
import { Ban, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { useAccount } from '@/shared/session/use-session';
import { roleWords } from '@/shared/ui/role-words';
import { AccountActions } from './account-actions';
import classes from './accounts-page.module.css';

export function AccountTable({ accounts, loading }: { accounts: ListedAccount[]; loading: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={classes.table}>
      <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t('accounts.title')} aria-busy={loading}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('accounts.name')}</Table.Th>
            <Table.Th>{t('accounts.email')}</Table.Th>
            <Table.Th>{t('accounts.role')}</Table.Th>
            <Table.Th>{t('accounts.state')}</Table.Th>
            <Table.Th>{t('accounts.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loading
            ? ['a', 'b', 'c'].map((key) => (
                <Table.Tr key={key}>
                  <Table.Td colSpan={5}>
                    <Skeleton height={18} />
                  </Table.Td>
                </Table.Tr>
              ))
            : accounts.map((account) => <Row key={account.id} account={account} />)}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ account }: { account: ListedAccount }) {
  const { t } = useTranslation();
  const self = useAccount().id === account.id;
  const StateIcon = account.enabled ? CircleCheck : Ban;
  return (
    <Table.Tr>
      <Table.Td className={classes.name ?? ''}>
        {account.username}
        {self && ` (${t('accounts.you')})`}
      </Table.Td>
      <Table.Td className={classes.email ?? ''}>{account.email}</Table.Td>
      <Table.Td>{roleWords(t, account)}</Table.Td>
      <Table.Td>
        <span className={classes.state} data-enabled={account.enabled}>
          <StateIcon size={14} aria-hidden />
          {t(account.enabled ? 'accounts.enabled' : 'accounts.disabled')}
        </span>
      </Table.Td>
      <Table.Td>
        <AccountActions account={account} self={self} />
      </Table.Td>
    </Table.Tr>
  );
}
