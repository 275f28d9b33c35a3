import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedAccount } from '@/shared/session/account';
import { openSessionsQuery, useSessionEnding } from '@/shared/sessions/open-sessions';
import { SessionList } from '@/shared/sessions/session-list';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { say } from '@/shared/ui/say';
import { useTotpRemoval } from './account-queries';

/** Where somebody is signed in, and help for who lost the second factor. */
export function SignInPanel({ account }: { account: ListedAccount }) {
  const { t } = useTranslation();
  const path = `/accounts/${encodeURIComponent(account.id)}`;
  const name = account.username;
  const sessions = useQuery(openSessionsQuery(path));
  const nowhere = sessions.data?.items.length === 0;
  const ending = useSessionEnding(path);
  const removal = useTotpRemoval(account);
  return (
    <Stack>
      <SessionList of={path} />
      {!sessions.isPending && !nowhere && (
        <div>
          <ConfirmButton
            question={t('accounts.endAllQuestion', { name })}
            confirm={t('sessions.endAll')}
            busy={ending.isPending}
            onConfirm={() => ending.mutate(null, { onSuccess: () => say(t('accounts.allEnded', { name })) })}
          >
            {t('sessions.endAll')}
          </ConfirmButton>
        </div>
      )}
      <Group gap="sm">
        <Text size="sm">{t(account.totp ? 'accounts.totpOn' : 'accounts.totpOff')}</Text>
        {account.totp && (
          <ConfirmButton
            question={t('accounts.removeTotpQuestion', { name })}
            confirm={t('accounts.removeTotp')}
            busy={removal.isPending}
            onConfirm={() => removal.mutate(undefined, { onSuccess: () => say(t('accounts.totpRemoved', { name })) })}
          >
            {t('accounts.removeTotp')}
          </ConfirmButton>
        )}
      </Group>
    </Stack>
  );
}
