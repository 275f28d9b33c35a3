import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '@/shared/session/session';
import { useAccount } from '@/shared/session/use-session';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { say } from '@/shared/ui/say';
import { RecoveryCodes } from './recovery-codes';
import { useNewRecoveryCodes, useTotpDisabling, useTotpOffer } from './security-queries';
import { TotpSetup } from './totp-setup';

/** Switching the second factor on and off. The recovery codes stay until they are said to be kept. */
export function SecondFactor() {
  const { t } = useTranslation();
  const { totp } = useAccount();
  const offer = useTotpOffer();
  const [codes, setCodes] = useState<string[] | null>(null);
  const show = (shown: string[]) => {
    // First of all the codes, which nobody can ask for again; then what the account may do with a second factor.
    setCodes(shown);
    void session.reload().catch(() => undefined);
  };
  if (codes) {
    const done = () => {
      setCodes(null);
      offer.reset();
    };
    return <RecoveryCodes codes={codes} onDone={done} />;
  }
  if (totp) return <SwitchedOn onCodes={show} />;
  if (offer.data) return <TotpSetup offer={offer.data} onCodes={show} onCancel={offer.reset} />;
  return (
    <Stack>
      <Text size="sm">{t('security.totpOff')}</Text>
      <Group>
        <Button loading={offer.isPending} onClick={() => offer.mutate()}>
          {t('security.totpEnable')}
        </Button>
      </Group>
    </Stack>
  );
}

function SwitchedOn({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const { totpRequired } = useAccount();
  const renewal = useNewRecoveryCodes();
  const disabling = useTotpDisabling();
  const onDisabled = () => {
    say(t('security.totpDisabled'));
    void session.reload().catch(() => undefined);
  };
  return (
    <Stack>
      <Text size="sm">{t('security.totpOn')}</Text>
      {totpRequired && (
        <Text size="sm" c="dimmed">
          {t('security.totpDemanded')}
        </Text>
      )}
      <Group gap="sm">
        <ConfirmButton
          size="sm"
          question={t('security.newCodesQuestion')}
          confirm={t('security.newCodes')}
          busy={renewal.isPending}
          onConfirm={() => renewal.mutate(undefined, { onSuccess: onCodes })}
        >
          {t('security.newCodes')}
        </ConfirmButton>
        <ConfirmButton
          size="sm"
          question={t('security.totpDisableQuestion')}
          confirm={t('security.totpDisable')}
          busy={disabling.isPending}
          onConfirm={() => disabling.mutate(undefined, { onSuccess: onDisabled })}
        >
          {t('security.totpDisable')}
        </ConfirmButton>
      </Group>
    </Stack>
  );
}
