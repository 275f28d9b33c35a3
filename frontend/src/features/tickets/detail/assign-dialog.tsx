import { Button, Group, Loader, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personOf } from '@/shared/session/person';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import type { Ticket } from '../ticket';
import { useTicketChange } from '../ticket-mutations';
import { assigneesQuery } from './assignees';

/** Gives the ticket to anybody who may work on it. */
export function AssignDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation();
  const people = useQuery(assigneesQuery(ticket.category));
  const [chosen, choose] = useState(ticket.assignee?.id ?? '');
  const change = useTicketChange(ticket, { quiet: true });
  const assignee = people.data?.find(({ id }) => id === chosen) ?? people.data?.[0];
  return (
    <Dialog onClose={onClose} title={t('detail.assignTitle')}>
      <Stack>
        {people.isPending && <Loader size="sm" aria-label={t('app.loading')} />}
        {people.isError && <ProblemAlert error={people.error} onRetry={() => void people.refetch()} />}
        {change.isError && <ProblemAlert error={change.error} />}
        {people.data?.length === 0 && <Text size="sm">{t('detail.assignNobody')}</Text>}
        {people.data && people.data.length > 0 && (
          <NativeSelect
            label={t('detail.assignTo')}
            value={assignee?.id ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
            data={people.data.map((person) => ({ value: person.id, label: person.username }))}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <BusyButton
            disabled={!assignee}
            busy={change.isPending}
            onClick={() =>
              assignee && change.mutate({ kind: 'assign', assignee: personOf(assignee) }, { onSuccess: onClose })
            }
          >
            {t('action.save')}
          </BusyButton>
        </Group>
      </Stack>
    </Dialog>
  );
}
