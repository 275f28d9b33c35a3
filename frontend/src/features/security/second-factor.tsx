import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { say } from '@/shared/ui/say';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { RecoveryCodes } from './recovery-codes';
import { useNewRecoveryCodes, useTotpDisabling, useTotpEnabling, useTotpOffer } from './security-queries';
import { TotpSetup } from './totp-setup';

/**
 * Switching the second factor on and off. The calls live here, because a live message about the new rights may exchange
 * what is below before their answers come: nobody can ask again for recovery codes. They stay until said to be kept.
 */
export function SecondFactor() {
  const { t } = useTranslation();
  const { totp } = useAccount();
  const offer = useTotpOffer();
  const enabling = useTotpEnabling();
  const renewal = useNewRecoveryCodes();
  const disabling = useTotpDisabling();
  const forget = () => {
    offer.reset();
    enabling.reset();
    renewal.reset();
  };
  const disable = () => {
    forget();
    disabling.mutate(undefined, { onSuccess: () => say(t('security.totpDisabled')) });
  };
  const codes = enabling.data ?? renewal.data;
  const asked = offer.data && (!totp || enabling.isPending) ? offer.data : undefined;
  const place = useFocusBack<HTMLDivElement>([Boolean(codes), Boolean(asked), totp].join());
  return (
    <Stack ref={place} tabIndex={-1} role="group" aria-label={t(codes ? 'security.codesTitle' : 'security.totp')}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={forget} />
      ) : asked ? (
        <TotpSetup offer={asked} enabling={enabling} onCancel={forget} />
      ) : totp ? (
        <>
          {enabling.isError && <ProblemAlert error={enabling.error} />}
          <SwitchedOn
            renewing={renewal.isPending}
            disabling={disabling.isPending}
            onNewCodes={() => renewal.mutate()}
            onDisable={disable}
          />
        </>
      ) : (
        <SwitchedOff busy={offer.isPending} onEnable={() => offer.mutate()} />
      )}
    </Stack>
  );
}

function SwitchedOff({ busy, onEnable }: { busy: boolean; onEnable: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('security.totpOff')}</Text>
      <Group>
        <BusyButton busy={busy} onClick={onEnable}>
          {t('security.totpEnable')}
        </BusyButton>
      </Group>
    </>
  );
}

interface Props {
  renewing: boolean;
  disabling: boolean;
  onNewCodes: () => void;
  onDisable: () => void;
}

function SwitchedOn({ renewing, disabling, onNewCodes, onDisable }: Props) {
  const { t } = useTranslation();
  const { totpRequired } = useAccount();
  return (
    <>
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
          busy={renewing}
          onConfirm={onNewCodes}
        >
          {t('security.newCodes')}
        </ConfirmButton>
        <ConfirmButton
          size="sm"
          question={t('security.totpDisableQuestion')}
          confirm={t('security.totpDisable')}
          busy={disabling}
          onConfirm={onDisable}
        >
          {t('security.totpDisable')}
        </ConfirmButton>
      </Group>
    </>
  );
}
