import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { Problem } from '@/shared/api/problem';
import { directionOf, type Language, languageNames, languages } from '@/shared/i18n/languages';
import { locale } from '@/shared/i18n/locale';
import { useLocale } from '@/shared/i18n/use-locale';
import { useProblemNotice } from './use-problem-notice';

/** Every language by its own name; the page speaks the chosen one at once. */
export function LanguageSelect(props: NativeSelectProps) {
  const { language } = useLocale();
  const notice = useProblemNotice();
  const choose = (wanted: string) =>
    locale.choose({ language: wanted as Language }).catch(() => notice(Problem.unreachable()));
  return (
    <NativeSelect
      size="xs"
      value={language}
      onChange={(event) => void choose(event.currentTarget.value)}
      onKeyDown={(event) => event.stopPropagation()}
      {...props}
    >
      {languages.map((each) => (
        <option key={each} value={each} lang={each} dir={directionOf(each)}>
          {languageNames[each]}
        </option>
      ))}
    </NativeSelect>
  );
}
