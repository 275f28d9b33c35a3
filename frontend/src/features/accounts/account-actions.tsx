import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { BusyButton } from '@/shared/ui/busy-button';
import { DialogButton } from '@/shared/ui/dialog-button';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { AccountDialog } from './account-dialog';
import { useAccountChange } from './account-queries';
import { DisableDialog } from './disable-dialog';
import { RoleDialog } from './role-dialog';

const look = { size: 'compact-xs', variant: 'default' } as const;

export function AccountActions({ account, self }: { account: ListedAccount; self: boolean }) {
  const { t } = useTranslation();
  const change = useAccountChange(account);
  const buttons = useFocusBack<HTMLDivElement>(account.enabled);
  const name = account.username;
  return (
    <Group gap={6} ref={buttons} tabIndex={-1}>
      <DialogButton
        {...look}
        aria-label={t('accounts.detailsNamed', { name })}
        dialog={(close) => <AccountDialog account={account} onClose={close} />}
      >
        {t('accounts.details')}
      </DialogButton>
      <DialogButton
        {...look}
        aria-label={t('accounts.changeRoleNamed', { name })}
        dialog={(close) => <RoleDialog account={account} onClose={close} />}
      >
        {t('accounts.changeRole')}
      </DialogButton>
      {!self && account.enabled && (
        <DialogButton
          {...look}
          aria-label={t('accounts.disableNamed', { name })}
          dialog={(close) => <DisableDialog account={account} onClose={close} />}
        >
          {t('accounts.disable')}
        </DialogButton>
      )}
      {!self && !account.enabled && (
        <BusyButton
          {...look}
          aria-label={t('accounts.enableNamed', { name })}
          busy={change.isPending}
          onClick={() => change.mutate({ kind: 'enabled', enabled: true })}
        >
          {t('accounts.enable')}
        </BusyButton>
      )}
    </Group>
  );
}
