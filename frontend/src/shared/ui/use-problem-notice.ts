import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { problemReference, problemWords } from './problem-words';
import { say } from './say';

/** Says in a corner what did not work, when there is no better place for it. */
export function useProblemNotice() {
  const { t } = useTranslation();
  return useCallback(
    (error: unknown) => {
      say(problemReference(t, error) ?? '', { color: 'red', role: 'alert', title: problemWords(t, error) });
    },
    [t],
  );
}
