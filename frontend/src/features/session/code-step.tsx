import { Button, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, Problem } from '@/shared/api/problem';
import { secretCall } from '@/shared/api/secret-call';
import { CodeField } from '@/shared/credentials/code-field';
import { session } from '@/shared/session/session';
import { BusyButton } from '@/shared/ui/busy-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { AuthCard } from './auth-card';
import { useEnter } from './use-enter';

export interface Challenge {
  mfaToken: string;
  /** When signing in has to begin again, in milliseconds of this browser's clock. */
  until: number;
}

interface Props {
  challenge: Challenge;
  onBack: (becauseVoid: boolean) => void;
}

/** The second step of signing in. The server says nothing of old challenges, so their age is known here. */
export function CodeStep({ challenge, onBack }: Props) {
  const { t } = useTranslation();
  const enter = useEnter();
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(t('form.required')) } });
  const signIn = useMutation({
    ...secretCall,
    mutationFn: ({ code }: { code: string }) => session.showCode(challenge.mfaToken, code.trim()),
    onSuccess: enter,
    onError: (error) => {
      const isVoid = isProblem(error, 'too_many_requests') || Date.now() >= challenge.until;
      if (isVoid && isProblem(error) && [401, 429].includes(error.status)) onBack(true);
      form.setFieldValue('code', '');
    },
  });
  // One and the same for each refusal, so that it comes into sight only then, and not with every digit typed.
  const refusal = useMemo(() => inWords(signIn.error), [signIn.error]);
  return (
    <AuthCard title={t('session.codeTitle')} lead={t('session.codeLead')}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
        <Stack>
          {signIn.isError && <ProblemAlert error={refusal} />}
          <CodeField autoFocus {...form.getInputProps('code')} />
          <BusyButton type="submit" busy={signIn.isPending} fullWidth mt="xs">
            {t('session.signIn')}
          </BusyButton>
          <Button variant="subtle" fullWidth onClick={() => onBack(false)}>
            {t('session.codeBack')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}

/** Here bad sign-in data are a wrong code: the password was right already. */
const inWords = (error: unknown) =>
  isProblem(error, 'bad_credentials') ? new Problem(error.status, { code: 'wrong_code' }) : error;
