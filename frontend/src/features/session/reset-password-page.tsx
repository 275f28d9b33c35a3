import { Alert, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '@/shared/api/http';
import { secretCall } from '@/shared/api/secret-call';
import { usePasswordRule } from '@/shared/credentials/credentials';
import { NewPasswordField } from '@/shared/credentials/new-password-field';
import { BusyButton } from '@/shared/ui/busy-button';
import { TextLink } from '@/shared/ui/links';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { AuthCard } from './auth-card';
import { useTokenInAddress } from './use-token-in-address';

/** Where the link of the mail leads. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useTokenInAddress();
  const [done, setDone] = useState(false);
  const form = useForm({ initialValues: { newPassword: '' }, validate: { newPassword: usePasswordRule() } });
  const choice = useMutation({
    ...secretCall,
    mutationFn: ({ newPassword }: { newPassword: string }) =>
      send('/auth/password-reset/confirm', { method: 'POST', body: { token, newPassword } }),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const choose = (values: typeof form.values) =>
    choice.mutate(values, {
      onSuccess: () => {
        setDone(true);
        form.reset();
        choice.reset();
      },
    });
  return (
    <AuthCard title={t('session.resetTitle')} lead={t('session.resetLead')}>
      <Stack>
        {!token && <Alert color="yellow">{t('session.resetNoToken')}</Alert>}
        {done && (
          <Alert color="brand" role="status">
            {t('session.resetDone')}
          </Alert>
        )}
        {token && !done && (
          <form onSubmit={form.onSubmit(choose)} noValidate>
            <Stack>
              {choice.isError && <ProblemAlert error={choice.error} />}
              <NewPasswordField {...form.getInputProps('newPassword')} />
              <BusyButton type="submit" busy={choice.isPending} fullWidth mt="xs">
                {t('session.resetSubmit')}
              </BusyButton>
            </Stack>
          </form>
        )}
        <Text size="sm" ta="center">
          <TextLink to={token && !done ? '/forgot-password' : '/sign-in'}>
            {t(token && !done ? 'session.forgotAgain' : 'session.signIn')}
          </TextLink>
        </Text>
      </Stack>
    </AuthCard>
  );
}
