import { Paper, Stack, Text, Title } from '@mantine/core';
import { Eye, History, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from '@/shared/ui/language-select';
import { Logo } from '@/shared/ui/logo';
import classes from './auth-card.module.css';

interface Props {
  title: string;
  lead: string;
  children: ReactNode;
}

/** The page around every form that can be used without being signed in. */
export function AuthCard({ title, lead, children }: Props) {
  const { t } = useTranslation();
  const claims = [
    { icon: Eye, text: t('session.claimLive') },
    { icon: History, text: t('session.claimHistory') },
    { icon: ShieldCheck, text: t('session.claimSafe') },
  ];
  return (
    <div className={classes.page}>
      <aside className={classes.claims}>
        <p className={classes.headline}>{t('session.claimTitle')}</p>
        <ul>
          {claims.map(({ icon: Icon, text }) => (
            <li key={text}>
              <Icon size={18} strokeWidth={1.8} aria-hidden />
              {text}
            </li>
          ))}
        </ul>
      </aside>
      <main className={classes.form}>
        <Logo />
        <Paper className={classes.card}>
          <Stack gap={4} mb="lg">
            <Title order={1}>{title}</Title>
            <Text c="dimmed" size="sm">
              {lead}
            </Text>
          </Stack>
          {children}
        </Paper>
        <LanguageSelect aria-label={t('language.label')} />
      </main>
    </div>
  );
}
