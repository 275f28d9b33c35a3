import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CodeField } from '@/shared/credentials/code-field';
import { BusyButton } from '@/shared/ui/busy-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { QrCode } from './qr-code';
import classes from './security-page.module.css';
import type { Offer, useTotpEnabling } from './security-queries';

interface Props {
  offer: Offer;
  enabling: ReturnType<typeof useTotpEnabling>;
  onCancel: () => void;
}

/** The secret as a picture and as text; nothing is on before a code shows that an app has it. */
export function TotpSetup({ offer, enabling, onCancel }: Props) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(t('form.required')) } });
  const enable = ({ code }: { code: string }) => enabling.mutate(code.trim());
  return (
    <form onSubmit={form.onSubmit(enable)} noValidate>
      <Stack>
        <Text size="sm">{t('security.scan')}</Text>
        <QrCode text={offer.uri} label={t('security.qr')} />
        <div>
          <Text size="sm">{t('security.secret')}</Text>
          <Group gap="sm">
            <code dir="ltr" className={classes.secret}>
              {offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}
            </code>
            <CopyButton value={offer.secret}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy} aria-label={t('security.copySecret')}>
                  <span aria-live="polite">{t(copied ? 'action.copied' : 'action.copy')}</span>
                </Button>
              )}
            </CopyButton>
          </Group>
        </div>
        {enabling.isError && <ProblemAlert error={enabling.error} />}
        <CodeField recovery={false} maw={260} autoFocus {...form.getInputProps('code')} />
        <Group gap="sm">
          <BusyButton type="submit" busy={enabling.isPending}>
            {t('security.totpConfirm')}
          </BusyButton>
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
