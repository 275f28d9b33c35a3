import { Alert, Text, Title } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { lacksTotp } from '@/shared/session/account';
import { useAccount } from '@/shared/session/use-session';
import { OwnSessions } from './own-sessions';
import { PasswordForm } from './password-form';
import { SecondFactor } from './second-factor';
import classes from './security-page.module.css';

/** Password, second factor and sessions of whoever is signed in. */
export function SecurityPage() {
  const { t } = useTranslation();
  const lacking = lacksTotp(useAccount());
  return (
    <div className={classes.page}>
      <Title order={1}>{t('security.title')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {t('security.lead')}
      </Text>
      {lacking && (
        <Alert
          color="yellow"
          role="alert"
          mb="lg"
          icon={<ShieldAlert size={18} aria-hidden />}
          title={t('security.demandedTitle')}
        >
          {t('security.demandedBody')}
        </Alert>
      )}
      <Section title={t('security.totp')}>
        <SecondFactor />
      </Section>
      {!lacking && (
        <Section title={t('session.password')}>
          <PasswordForm />
        </Section>
      )}
      <Section title={t('sessions.title')}>
        <OwnSessions />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
