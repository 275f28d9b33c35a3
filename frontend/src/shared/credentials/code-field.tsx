import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A code from the app, or a recovery code where the account has a second factor already. */
export function CodeField({ recovery = true, ...props }: TextInputProps & { recovery?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('session.code')}
      description={recovery ? t('session.codeHint') : undefined}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      {...(recovery ? {} : { inputMode: 'numeric' as const })}
      {...props}
    />
  );
}
