import { Table } from '@mantine/core';
import { Ban, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { useAccount } from '@/shared/session/use-session';
import { CardTable } from '@/shared/ui/card-table';
import { roleWords } from '@/shared/ui/role-words';
import { AccountActions } from './account-actions';
import classes from './accounts-page.module.css';

export function AccountTable({ accounts, loading }: { accounts: ListedAccount[]; loading: boolean }) {
  const { t } = useTranslation();
  return (
    <CardTable
      verticalSpacing="sm"
      aria-label={t('accounts.title')}
      loading={loading}
      columns={(['name', 'email', 'role', 'state', 'actions'] as const).map((column) => t(`accounts.${column}`))}
      widths={['22%', 'auto', '18%', '120px', '26%']}
    >
      {accounts.map((account) => (
        <Row key={account.id} account={account} />
      ))}
    </CardTable>
  );
}

function Row({ account }: { account: ListedAccount }) {
  const { t } = useTranslation();
  const self = useAccount().id === account.id;
  const StateIcon = account.enabled ? CircleCheck : Ban;
  return (
    <Table.Tr className={classes.row ?? ''}>
      <Table.Td className={classes.name ?? ''}>
        <bdi>{account.username}</bdi>
        {self && ` (${t('accounts.you')})`}
      </Table.Td>
      <Table.Td className={classes.email ?? ''}>
        <bdi>{account.email}</bdi>
      </Table.Td>
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
