import { Alert, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { send } from '@/shared/api/http';
import { BusyButton } from '@/shared/ui/busy-button';
import { TextLink } from '@/shared/ui/links';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuthCard } from './auth-card';

/** Says the same whether or not there is such an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { email: '' }, validate: { email: isNotEmpty(t('form.required')) } });
  const asking = useMutation({
    mutationFn: ({ email }: { email: string }) =>
      send('/auth/password-reset', { method: 'POST', body: { email: email.trim() } }),
  });
  return (
    <AuthCard title={t('session.forgotTitle')} lead={t('session.forgotLead')}>
      <form onSubmit={form.onSubmit((values) => asking.mutate(values))} noValidate>
        <Stack>
          {asking.isError && <ProblemAlert error={asking.error} />}
          {asking.isSuccess ? (
            <Alert color="brand" role="status">
              {t('session.forgotDone')}
            </Alert>
          ) : (
            <>
              <TextInput
                label={t('session.email')}
                type="email"
                autoComplete="username"
                {...form.getInputProps('email')}
              />
              <BusyButton type="submit" busy={asking.isPending} fullWidth mt="xs">
                {t('session.forgotSubmit')}
              </BusyButton>
            </>
          )}
          <Text size="sm" ta="center">
            <TextLink to="/sign-in">{t('session.backToSignIn')}</TextLink>
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}
