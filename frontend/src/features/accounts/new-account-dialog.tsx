import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CredentialFields } from '@/shared/credentials/credential-fields';
import { useCredentialRules } from '@/shared/credentials/credentials';
import type { DeskRole } from '@/shared/roles';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';
import { type NewAccount, useAccountCreation } from './account-queries';
import { needsDepartment, RoleFields } from './role-fields';
import { WithRoles } from './with-roles';

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={t('accounts.create')}>
      <WithRoles>{(roles) => <NewAccountForm roles={roles} onClose={onClose} />}</WithRoles>
    </Dialog>
  );
}

function NewAccountForm({ roles, onClose }: { roles: DeskRole[]; onClose: () => void }) {
  const { t } = useTranslation();
  const creation = useAccountCreation();
  const form = useForm<NewAccount>({
    initialValues: { username: '', email: '', password: '', role: 'agent', department: '' },
    validateInputOnBlur: true,
    validate: {
      ...useCredentialRules(),
      department: (department, { role }) => (needsDepartment(roles, role) && !department ? t('form.chooseOne') : null),
    },
  });
  const create = (values: NewAccount) =>
    creation.mutate(
      { ...values, username: values.username.trim(), email: values.email.trim() },
      {
        onSuccess: () => {
          onClose();
          say(t('accounts.created', { name: values.username.trim() }));
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );
  return (
    <form onSubmit={form.onSubmit(create)} noValidate>
      <Stack>
        {creation.isError && <ProblemAlert error={creation.error} />}
        <CredentialFields form={form} />
        <RoleFields
          roles={roles}
          role={form.values.role}
          department={form.values.department}
          departmentError={typeof form.errors.department === 'string' ? form.errors.department : null}
          onChange={form.setValues}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <BusyButton type="submit" busy={creation.isPending}>
            {t('accounts.createSubmit')}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  );
}
