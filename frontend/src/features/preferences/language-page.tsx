import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import { locale } from '@/shared/i18n/locale';
import { useLocale } from '@/shared/i18n/use-locale';
import { LanguageSelect } from '@/shared/ui/language-select';
import classes from './language-page.module.css';
import { timeZones, zoneName, zoneOfBrowser } from './time-zones';

/** How the desk speaks to whoever is signed in, and tells them the time. */
export function LanguagePage() {
  const { t } = useTranslation();
  const { timeZone } = useLocale();
  return (
    <div className={classes.page}>
      <Title order={1}>{t('language.title')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {t('language.lead')}
      </Text>
      <Stack>
        <LanguageSelect size="sm" label={t('language.label')} />
        <NativeSelect
          label={t('language.timeZone')}
          description={t('language.timeZoneHint')}
          value={timeZone ?? ''}
          onChange={(event) => void locale.choose({ timeZone: event.currentTarget.value })}
          data={[
            { value: '', label: t('language.ofBrowser', { zone: zoneName(zoneOfBrowser()) }) },
            ...timeZones(timeZone).map((zone) => ({ value: zone, label: zoneName(zone) })),
          ]}
        />
        <Text size="sm" role="status">
          {t('language.now', { time: exactTime(new Date().toISOString()) })}
        </Text>
      </Stack>
    </div>
  );
}
