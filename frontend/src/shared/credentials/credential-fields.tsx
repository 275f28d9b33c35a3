import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Credentials } from './credentials';

/** Name, e-mail and password of a new account. */
export function CredentialFields({ form }: { form: Pick<UseFormReturnType<Credentials>, 'key' | 'getInputProps'> }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('session.username')}
        description={t('session.usernameHint')}
        autoComplete="name"
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('session.email')}
        type="email"
        autoComplete="email"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('session.password')}
        description={t('session.passwordHint')}
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </>
  );
}
