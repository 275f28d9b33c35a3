import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import type { Grant } from '@/shared/session/grant';
import { BusyButton } from '@/shared/ui/busy-button';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import classes from '@/shared/ui/entry-list.module.css';
import { grantWords } from '@/shared/ui/grant-words';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { say } from '@/shared/ui/say';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { GrantForm } from './grant-form';
import { grantsQuery, useDecision } from './grant-queries';

/** What an account holds, held and will hold for a time. */
export function GrantsPanel({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const grants = useQuery(grantsQuery(accountId));
  const [giving, form] = useDisclosure();
  const opener = useFocusBack<HTMLButtonElement>(giving);
  const items = [...(grants.data?.items ?? [])].reverse();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('grants.lead')}
      </Text>
      {giving ? (
        <GrantForm accountId={accountId} onClose={form.close} />
      ) : (
        <Group>
          <Button ref={opener} size="xs" onClick={form.open}>
            {t('grants.give')}
          </Button>
        </Group>
      )}
      {grants.isPending && <Skeleton height={56} role="status" aria-label={t('app.loading')} />}
      {grants.isError && <ProblemAlert error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data && items.length === 0 && <Text size="sm">{t('grants.none')}</Text>}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('grants.title')}>
          {items.map((grant) => (
            <Item key={grant.id} accountId={accountId} grant={grant} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Item({ accountId, grant }: { accountId: string; grant: Grant }) {
  const { t } = useTranslation();
  const decision = useDecision(accountId);
  const row = useFocusBack<HTMLLIElement>(grant.state);
  const what = grantWords(t, grant);
  const isOver = grant.state === 'ended' || grant.state === 'withdrawn';
  const approve = () =>
    decision.mutate({ kind: 'approve', grantId: grant.id }, { onSuccess: () => say(t('grants.approved')) });
  const withdraw = () =>
    decision.mutate({ kind: 'withdraw', grantId: grant.id }, { onSuccess: () => say(t('grants.withdrawn')) });
  return (
    <li ref={row} tabIndex={-1} className={classes.item}>
      <div className={classes.what}>
        <Group gap="xs">
          <Text size="sm" fw={550} component="span">
            {what}
          </Text>
          <Badge variant={grant.state === 'active' ? 'filled' : 'default'}>{t(`grants.state.${grant.state}`)}</Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {t('grants.fromUntil', { from: exactTime(grant.from), until: exactTime(grant.until) })}
        </Text>
        <Text size="sm" className="break-anywhere">
          {grant.reason}
        </Text>
        {grant.ticketId && (
          <Text size="xs" c="dimmed" className="break-anywhere">
            {t('grants.ticketNamed', { id: grant.ticketId })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('grants.givenBy', { name: grant.givenBy.username })}
          {grant.approvedBy && ` · ${t('grants.approvedBy', { name: grant.approvedBy.username })}`}
        </Text>
      </div>
      {!isOver && (
        <Group gap="xs">
          {grant.state === 'pending' && (
            <BusyButton
              size="xs"
              busy={decision.isPending}
              aria-label={t('grants.approveNamed', { what })}
              onClick={approve}
            >
              {t('grants.approve')}
            </BusyButton>
          )}
          <ConfirmButton
            name={t('grants.withdrawNamed', { what })}
            question={t('grants.withdrawQuestion')}
            confirm={t('grants.withdraw')}
            busy={decision.isPending}
            onConfirm={withdraw}
          >
            {t('grants.withdraw')}
          </ConfirmButton>
        </Group>
      )}
    </li>
  );
}
