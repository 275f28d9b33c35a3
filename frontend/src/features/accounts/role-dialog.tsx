import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { say } from '@/shared/ui/say';
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
    say(t('accounts.changed', { name: account.username, role: t(`role.${rights.role}`) }));
  };
  const save = () => {
    setTried(true);
    if (!incomplete) change.mutate({ kind: 'role', ...rights }, { onSuccess: done });
  };
  return (
    <Dialog onClose={onClose} title={t('accounts.changeRoleNamed', { name: account.username })}>
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
          <BusyButton busy={change.isPending} onClick={save}>
            {t('action.save')}
          </BusyButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
