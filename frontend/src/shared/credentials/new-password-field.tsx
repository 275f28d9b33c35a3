import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function NewPasswordField(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('session.newPassword')}
      description={t('session.passwordHint')}
      autoComplete="new-password"
      {...props}
    />
  );
}
