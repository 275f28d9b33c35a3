import { Group, PasswordInput, Stack, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { usePasswordRule } from '@/shared/credentials/credentials';
import { NewPasswordField } from '@/shared/credentials/new-password-field';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';
import { type PasswordChange, usePasswordChange } from './security-queries';

export function PasswordForm() {
  const { t } = useTranslation();
  const { email } = useAccount();
  const change = usePasswordChange();
  const form = useForm<PasswordChange>({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: isNotEmpty(t('form.required')), newPassword: usePasswordRule() },
  });
  const submit = (values: PasswordChange) =>
    change.mutate(values, {
      onSuccess: () => {
        form.reset();
        change.reset();
        say(t('security.passwordChanged'));
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    });
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('security.passwordLead')}
        </Text>
        {change.isError && <ProblemAlert error={change.error} />}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t('security.currentPassword')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordField {...form.getInputProps('newPassword')} />
        <Group>
          <BusyButton type="submit" busy={change.isPending}>
            {t('security.changePassword')}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  );
}
