import type { FormRulesRecord } from '@mantine/form';
import { useTranslation } from 'react-i18next';

export interface Credentials {
  username: string;
  email: string;
  password: string;
}

export const credentialLimits = { username: 50, email: 254, passwordMin: 8, passwordMax: 128 } as const;

/** The server's rule for a new password; whether it is too easy to guess only the server knows. */
export function usePasswordRule() {
  const { t } = useTranslation();
  return (password: string): string | null => {
    const length = [...password].length;
    if (length < credentialLimits.passwordMin) return t('form.tooShort', { min: credentialLimits.passwordMin });
    return length > credentialLimits.passwordMax ? t('form.tooLong', { max: credentialLimits.passwordMax }) : null;
  };
}

/** The server's rules for a new account, said while typing instead of after sending. */
export function useCredentialRules(): FormRulesRecord<Credentials> {
  const { t } = useTranslation();
  const max = (limit: number) => t('form.tooLong', { max: limit });
  return {
    username: (value) => {
      if (!value.trim()) return t('form.required');
      return [...value.trim()].length > credentialLimits.username ? max(credentialLimits.username) : null;
    },
    email: (value) => {
      if (!value.trim()) return t('form.required');
      if (value.length > credentialLimits.email) return max(credentialLimits.email);
      return /^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : t('form.emailInvalid');
    },
    password: usePasswordRule(),
  };
}
