import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { session } from '@/shared/session/session';
import { type OpenSession, useSessionEnding } from '@/shared/sessions/open-sessions';
import { SessionList } from '@/shared/sessions/session-list';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { say } from '@/shared/ui/say';

export function OwnSessions() {
  const { t } = useTranslation();
  const ending = useSessionEnding('/me');
  const end = (ended: OpenSession) => {
    if (ended.current) void session.signOut();
    else ending.mutate(ended.id, { onSuccess: () => say(t('sessions.ended')) });
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('sessions.lead')}
      </Text>
      <SessionList of="/me" onEnd={end} ending={ending.isPending ? ending.variables : undefined} />
      <div>
        <ConfirmButton
          question={t('sessions.endAllQuestion')}
          confirm={t('sessions.endAll')}
          busy={ending.isPending && ending.variables === null}
          onConfirm={() => ending.mutate(null, { onSuccess: () => session.end('left') })}
        >
          {t('sessions.endAll')}
        </ConfirmButton>
      </div>
    </Stack>
  );
}
