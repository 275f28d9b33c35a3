import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { mayReadAudit } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { Dialog } from '@/shared/ui/dialog';
import { TextLink } from '@/shared/ui/links';
import classes from './account-dialog.module.css';
import { AccountHistoryList } from './account-history-list';
import { GrantsPanel } from './grants-panel';
import { SignInPanel } from './sign-in-panel';

/** What there is to know and decide about one account beside its role. */
export function AccountDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const viewer = useAccount();
  return (
    <Dialog
      size="xl"
      centered={false}
      onClose={onClose}
      title={t('accounts.detailsNamed', { name: account.username })}
      closeButtonProps={{ 'aria-label': t('accounts.closeDetails') }}
    >
      <Tabs defaultValue="grants" keepMounted={false}>
        <Tabs.List
          mb="md"
          className={classes.tabs ?? ''}
          aria-label={t('accounts.detailsNamed', { name: account.username })}
        >
          <Tabs.Tab value="grants">{t('grants.title')}</Tabs.Tab>
          <Tabs.Tab value="sign-in">{t('accounts.signIn')}</Tabs.Tab>
          <Tabs.Tab value="history">{t('accountHistory.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="grants">
          <GrantsPanel accountId={account.id} />
        </Tabs.Panel>
        <Tabs.Panel value="sign-in">
          <SignInPanel account={account} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          {mayReadAudit(viewer) && (
            <TextLink to="/audit" search={{ account: account.id }}>
              {t('accounts.audit')}
            </TextLink>
          )}
          <AccountHistoryList accountId={account.id} />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}
