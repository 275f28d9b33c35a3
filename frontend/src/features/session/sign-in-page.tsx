import { Alert, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { secretCall } from '@/shared/api/secret-call';
import type { CodeAwaited } from '@/shared/session/account';
import { session } from '@/shared/session/session';
import { useSession } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { TextLink } from '@/shared/ui/links';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuthCard } from './auth-card';
import { type Challenge, CodeStep } from './code-step';
import { useEnter } from './use-enter';

/** Password first; a code as well where the account has a second factor. */
export function SignInPage() {
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [isVoid, setVoid] = useState(false);
  const begin = (wanted: CodeAwaited) => {
    setVoid(false);
    setChallenge({ mfaToken: wanted.mfaToken, until: Date.now() + wanted.expiresIn * 1000 });
  };
  const back = (becauseVoid: boolean) => {
    setVoid(becauseVoid);
    setChallenge(null);
  };
  return challenge ? <CodeStep challenge={challenge} onBack={back} /> : <PasswordStep isVoid={isVoid} onCode={begin} />;
}

function PasswordStep({ isVoid, onCode }: { isVoid: boolean; onCode: (wanted: CodeAwaited) => void }) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const enter = useEnter();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: isNotEmpty(t('form.required')), password: isNotEmpty(t('form.required')) },
  });
  const signIn = useMutation({
    ...secretCall,
    mutationFn: ({ email, password }: { email: string; password: string }) => session.signIn(email.trim(), password),
    onSuccess: (wanted) => (wanted ? onCode(wanted) : enter()),
  });
  const hint = isVoid ? <Hint>{t('session.codeVoid')}</Hint> : <WhySignedOut />;
  return (
    <AuthCard title={t('session.signInTitle')} lead={t('session.signInLead')}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack>
          {signIn.isError ? <ProblemAlert error={signIn.error} /> : hint}
          <TextInput
            label={t('session.email')}
            type="email"
            autoComplete="username"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={t('session.password')}
            autoComplete="current-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <BusyButton type="submit" busy={signIn.isPending} fullWidth mt="xs">
            {t('session.signIn')}
          </BusyButton>
          <Text size="sm" ta="center" c="dimmed">
            <TextLink to="/forgot-password">{t('session.forgot')}</TextLink>
          </Text>
          <Text size="sm" ta="center" c="dimmed">
            {t('session.noAccount')}{' '}
            <TextLink to="/register" search={search.redirect ? { redirect: search.redirect } : {}}>
              {t('session.register')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </AuthCard>
  );
}

function WhySignedOut() {
  const { t } = useTranslation();
  const state = useSession();
  if (state.status !== 'signed-out' || !state.ending) return null;
  return <Hint>{t(`session.${state.ending}`)}</Hint>;
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <Alert color="brand" role="status">
      {children}
    </Alert>
  );
}
