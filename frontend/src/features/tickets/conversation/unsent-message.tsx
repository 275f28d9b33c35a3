import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { fieldErrors, problemWords } from '@/shared/ui/problem-words';
import { isWaiting } from '../outbox/kept';
import { Withdrawal } from '../outbox/kept-actions';
import { type KeptWriting, problemOf } from '../outbox/kept-command';
import { outbox } from '../outbox/outbox';
import { MessageCard, type Side } from './message-card';
import { MessageText } from './message-text';
import classes from './unsent-message.module.css';

/** A message ahead of the server: on its way, waiting for somebody to answer, or refused. */
export function UnsentMessage({ kept, side }: { kept: KeptWriting; side: Side }) {
  const { t } = useTranslation();
  const account = useAccount();
  const problem = problemOf(kept);
  const isOnItsWay = !problem && !isWaiting(kept);
  return (
    <MessageCard
      side={side}
      author={account}
      aside={problem ? null : t(isOnItsWay ? 'conversation.sending' : 'outbox.waiting')}
      isUnsent
    >
      <MessageText text={kept.command.message.text} />
      {problem && (
        <p className={classes.why} role="alert">
          <TriangleAlert size={15} aria-hidden />
          {t('outbox.why', { why: fieldErrors(problem).text ?? problemWords(t, problem) })}
        </p>
      )}
      {!isOnItsWay && (
        <div className={classes.actions}>
          {problem && (
            <Button size="compact-xs" variant="default" onClick={() => outbox.again(kept)}>
              {t('action.retry')}
            </Button>
          )}
          <Withdrawal kept={kept} />
        </div>
      )}
    </MessageCard>
  );
}
