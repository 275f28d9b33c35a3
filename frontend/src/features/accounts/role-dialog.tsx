import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskRole } from '@/shared/roles';
import type { ListedAccount } from '@/shared/session/account';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { roleName } from '@/shared/ui/role-words';
import { say } from '@/shared/ui/say';
import { useAccountChange } from './account-queries';
import { needsDepartment, RoleFields } from './role-fields';
import { WithRoles } from './with-roles';

interface Props {
  account: ListedAccount;
  onClose: () => void;
}

export function RoleDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={props.onClose} title={t('accounts.changeRoleNamed', { name: props.account.username })}>
      <WithRoles>{(roles) => <RoleForm {...props} roles={roles} />}</WithRoles>
    </Dialog>
  );
}

function RoleForm({ account, onClose, roles }: Props & { roles: DeskRole[] }) {
  const { t } = useTranslation();
  const [rights, setRights] = useState({ role: account.role, department: account.department ?? '' });
  const [tried, setTried] = useState(false);
  const change = useAccountChange(account);
  const incomplete = needsDepartment(roles, rights.role) && !rights.department;
  const done = () => {
    onClose();
    const given = roles.find(({ key }) => key === rights.role);
    const role = given ? roleName(t, { roleTitle: given.title, base: given.base }) : rights.role;
    say(t('accounts.changed', { name: account.username, role }));
  };
  const save = () => {
    setTried(true);
    if (!incomplete) change.mutate({ kind: 'role', ...rights }, { onSuccess: done });
  };
  return (
    <Stack>
      <RoleFields
        {...rights}
        roles={roles}
        departmentError={tried && incomplete ? t('form.chooseOne') : null}
        onChange={setRights}
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
  );
}
