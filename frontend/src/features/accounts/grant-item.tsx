import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exactTime } from '@/shared/i18n/format';
import type { Grant } from '@/shared/session/grant';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import classes from '@/shared/ui/entry-list.module.css';
import { grantWords } from '@/shared/ui/grant-words';
import { say } from '@/shared/ui/say';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { useDecision } from './grant-queries';

/** What was given, and what can be decided about it still. */
export function GrantItem({ accountId, grant }: { accountId: string; grant: Grant }) {
  const { t } = useTranslation();
  const decision = useDecision(accountId);
  const row = useFocusBack<HTMLLIElement>(grant.state);
  const hindrance = hindranceOf(grant, accountId, useAccount().id);
  const what = grantWords(t, grant);
  const pending = decision.isPending ? decision.variables.kind : null;
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
        <Text size="sm" dir="auto" className="break-anywhere">
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
        {grant.state === 'pending' && hindrance && <Text size="sm">{t(`grants.hindrance.${hindrance}`)}</Text>}
      </div>
      {!isOver && (
        <Group gap="xs">
          {grant.state === 'pending' && !hindrance && (
            <BusyButton
              size="xs"
              busy={pending === 'approve'}
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
            busy={pending === 'withdraw'}
            onConfirm={withdraw}
          >
            {t('grants.withdraw')}
          </ConfirmButton>
        </Group>
      )}
    </li>
  );
}

/** Four eyes: neither who gave it nor who gets it can approve it. */
function hindranceOf(grant: Grant, accountId: string, approver: string): 'given' | 'own' | null {
  if (accountId === approver) return 'own';
  return grant.givenBy.id === approver ? 'given' : null;
}
