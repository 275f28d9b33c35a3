import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/shared/i18n/format';
import { mayOpenIn } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { useCategories } from '@/shared/settings';
import { categoryName } from '@/shared/ui/names';
import { type Details, lengthOf, limits } from '../ticket';

/** A counter appears when it starts to matter. */
const COUNT_FROM = 0.8;

/** The three fields of a ticket. */
export function TicketFields({ form }: { form: UseFormReturnType<Details> }) {
  const { t } = useTranslation();
  const account = useAccount();
  const categories = useCategories().filter(
    (category) => mayOpenIn(account, category) || category === form.values.category,
  );
  const count = (text: string, max: number) => {
    const length = lengthOf(text);
    if (length < max * COUNT_FROM) return undefined;
    return t('form.count', { count: length, max: formatNumber(max) });
  };
  return (
    <>
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titlePlaceholder')}
        description={count(form.values.title, limits.title)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea
        label={t('form.description')}
        placeholder={t('form.descriptionPlaceholder')}
        description={count(form.values.description, limits.description)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        rows={8}
        {...form.getInputProps('description')}
      />
      <NativeSelect
        label={t('form.category')}
        {...form.getInputProps('category')}
        data={[
          { value: '', label: t('form.categoryPlaceholder'), disabled: true },
          ...categories.map((category) => ({ value: category, label: categoryName(t, category) })),
        ]}
      />
    </>
  );
}
