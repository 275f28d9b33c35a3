import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { Dialog } from '@/shared/ui/dialog';
import { AccountDialog } from './account-dialog';
import { useAccountChange } from './account-queries';
import { RoleDialog } from './role-dialog';

export function AccountActions({ account, self }: { account: ListedAccount; self: boolean }) {
  const { t } = useTranslation();
  const [changingRole, roleDialog] = useDisclosure();
  const [showing, details] = useDisclosure();
  const [disabling, disableDialog] = useDisclosure();
  const change = useAccountChange(account);
  const name = account.username;
  const disable = () => change.mutate({ kind: 'enabled', enabled: false }, { onSettled: disableDialog.close });
  return (
    <Group gap={6}>
      <Button
        size="compact-xs"
        variant="default"
        onClick={details.open}
        aria-label={t('accounts.detailsNamed', { name })}
      >
        {t('accounts.details')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        onClick={roleDialog.open}
        aria-label={t('accounts.changeRoleNamed', { name })}
      >
        {t('accounts.changeRole')}
      </Button>
      {!self && (
        <Button
          size="compact-xs"
          variant="default"
          loading={change.isPending && !disabling}
          onClick={account.enabled ? disableDialog.open : () => change.mutate({ kind: 'enabled', enabled: true })}
          aria-label={t(account.enabled ? 'accounts.disableNamed' : 'accounts.enableNamed', { name })}
        >
          {t(account.enabled ? 'accounts.disable' : 'accounts.enable')}
        </Button>
      )}
      {showing && <AccountDialog account={account} onClose={details.close} />}
      {changingRole && <RoleDialog account={account} onClose={roleDialog.close} />}
      {disabling && (
        <Dialog onClose={disableDialog.close} title={t('accounts.disableTitle', { name })}>
          <Text size="sm">{t('accounts.disableBody')}</Text>
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={disableDialog.close} data-autofocus>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={change.isPending} onClick={disable}>
              {t('accounts.disable')}
            </Button>
          </Group>
        </Dialog>
      )}
    </Group>
  );
}
