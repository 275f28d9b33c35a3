import { Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CredentialFields } from '@/shared/credentials/credential-fields';
import { BusyButton } from '@/shared/ui/busy-button';
import { TextLink } from '@/shared/ui/links';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuthCard } from './auth-card';
import { useNewAccount } from './use-new-account';

export function RegisterPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const { form, creation, submit } = useNewAccount('/auth/register');
  return (
    <AuthCard title={t('session.registerTitle')} lead={t('session.registerLead')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {creation.isError && <ProblemAlert error={creation.error} />}
          <CredentialFields form={form} />
          <BusyButton type="submit" busy={creation.isPending} fullWidth mt="xs">
            {t('session.register')}
          </BusyButton>
          <Text size="sm" ta="center" c="dimmed">
            {t('session.haveAccount')}{' '}
            <TextLink to="/sign-in" search={search.redirect ? { redirect: search.redirect } : {}}>
              {t('session.signIn')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}
