import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { useAccountChange } from './account-queries';
import { RoleFields } from './role-fields';

export function RoleDialog({ account, onClose }: { account: ListedAccount; onClose: () => void }) {
  const { t } = useTranslation();
  const [rights, setRights] = useState({ role: account.role, department: account.department ?? '' });
  const [tried, setTried] = useState(false);
  const change = useAccountChange(account);
  const incomplete = rights.role === 'agent' && !rights.department;
  const done = () => {
    onClose();
    notifications.show({
      message: t('accounts.changed', { name: account.username, role: t(`role.${rights.role}`) }),
      closeButtonProps: { 'aria-label': t('action.dismiss') },
    });
  };
  const save = () => {
    setTried(true);
    if (!incomplete) change.mutate({ kind: 'role', ...rights }, { onSuccess: done });
  };
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t('accounts.changeRoleNamed', { name: account.username })}
      closeButtonProps={{ 'aria-label': t('action.cancel') }}
    >
      <Stack>
        <RoleFields
          {...rights}
          departmentError={tried && incomplete ? t('form.chooseOne') : null}
          onChange={(role, department) => setRights({ role, department })}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={change.isPending} onClick={save}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
