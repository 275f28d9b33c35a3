import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { useAccountChange } from './account-queries';

export function DisableDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useAccountChange(account);
  return (
    <Dialog onClose={onClose} title={t('accounts.disableTitle', { name: account.username })}>
      <Text size="sm">{t('accounts.disableBody')}</Text>
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <BusyButton
          color="red"
          busy={change.isPending}
          onClick={() => change.mutate({ kind: 'enabled', enabled: false }, { onSettled: onClose })}
        >
          {t('accounts.disable')}
        </BusyButton>
      </Group>
    </Dialog>
  );
}
