import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, problemWords } from '@/shared/ui/problem-words';
import { useKept } from '../outbox/kept';
import { isSentBack, isWrittenOn, problemOf } from '../outbox/kept-command';
import { outbox } from '../outbox/outbox';

/** Words that the server did not take go back to where they can be changed, when nothing else is written there. */
export function useSentBack(
  ticketId: string,
  take: (message: { kind: 'reply' | 'note'; text: string }, why: string) => boolean,
) {
  const { t } = useTranslation();
  const back = useKept().find((kept) => isWrittenOn(kept, ticketId) && isSentBack(kept));
  useEffect(() => {
    if (back?.command.kind !== 'write') return;
    const problem = problemOf(back);
    const why = fieldErrors(problem).text ?? problemWords(t, problem);
    if (take(back.command.message, why)) outbox.withdraw(back.id);
  });
}
