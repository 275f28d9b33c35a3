import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/api';
import { secretCall } from '@/shared/api/secret-call';
import { CodeField } from '@/shared/credentials/code-field';
import { freshSignIn } from '@/shared/session/fresh-sign-in';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemAlert } from '@/shared/ui/problem-alert';

/** Shows the server who is there, with the password and, where there is a second factor, a code. */
export function FreshSignInQuestion() {
  const { t } = useTranslation();
  const { email, totp } = useAccount();
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: (password) => (password ? null : t('form.required')),
      code: (code) => (totp && !code.trim() ? t('form.required') : null),
    },
  });
  const proof = useMutation({
    ...secretCall,
    mutationFn: ({ password, code }: { password: string; code: string }) =>
      request('/auth/reauthenticate', { method: 'POST', body: { password, ...(totp ? { code: code.trim() } : {}) } }),
    onSuccess: () => freshSignIn.answer(true),
  });
  return (
    <Dialog zIndex={300} closeOnEscape={false} onClose={() => freshSignIn.answer(false)} title={t('fresh.title')}>
      <form onSubmit={form.onSubmit((values) => proof.mutate(values))} noValidate>
        <Stack>
          <Text size="sm">{t('fresh.lead')}</Text>
          {proof.isError && <ProblemAlert error={proof.error} />}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('session.password')}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('password')}
          />
          {totp && <CodeField {...form.getInputProps('code')} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => freshSignIn.answer(false)}>
              {t('action.cancel')}
            </Button>
            <BusyButton type="submit" busy={proof.isPending}>
              {t('fresh.submit')}
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
