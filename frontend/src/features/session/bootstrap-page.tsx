import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CredentialFields } from '@/shared/credentials/credential-fields';
import { BusyButton } from '@/shared/ui/busy-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuthCard } from './auth-card';
import { useNewAccount } from './use-new-account';
import { useTokenInAddress } from './use-token-in-address';

export function BootstrapPage() {
  const { t } = useTranslation();
  const token = useTokenInAddress();
  const { form, creation, submit } = useNewAccount('/auth/bootstrap', { token });
  return (
    <AuthCard title={t('session.bootstrapTitle')} lead={t('session.bootstrapLead')}>
      {token ? (
        <form onSubmit={submit} noValidate>
          <Stack>
            {creation.isError && <ProblemAlert error={creation.error} />}
            <CredentialFields form={form} />
            <BusyButton type="submit" busy={creation.isPending} fullWidth mt="xs">
              {t('session.bootstrapSubmit')}
            </BusyButton>
          </Stack>
        </form>
      ) : (
        <Alert color="yellow">{t('session.bootstrapNoToken')}</Alert>
      )}
    </AuthCard>
  );
}
