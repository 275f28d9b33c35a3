import type { FormRulesRecord } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type Details, lengthOf, limits } from '../ticket';

/** The server's rules for a ticket's text, said before sending. */
export function useTicketRules(): FormRulesRecord<Details> {
  const { t } = useTranslation();
  const text = (max: number) => (value: string) => {
    if (!value.trim()) return t('form.required');
    return lengthOf(value) > max ? t('form.tooLong', { max }) : null;
  };
  return {
    title: text(limits.title),
    description: text(limits.description),
    category: (value) => (value ? null : t('form.chooseOne')),
  };
}
