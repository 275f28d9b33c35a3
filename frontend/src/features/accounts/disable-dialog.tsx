import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { ConfirmDialog } from '@/shared/ui/confirm-dialog';
import { useAccountChange } from './account-queries';

export function DisableDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useAccountChange(account);
  return (
    <ConfirmDialog
      title={t('accounts.disableTitle', { name: account.username })}
      body={t('accounts.disableBody')}
      confirm={t('accounts.disable')}
      busy={change.isPending}
      onConfirm={() => change.mutate({ kind: 'enabled', enabled: false }, { onSettled: onClose })}
      onClose={onClose}
    />
  );
}
