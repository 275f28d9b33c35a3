import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { problemReference, problemWords } from './problem-words';

/** Says in a corner what did not work, when there is no better place for it. */
export function useProblemNotice() {
  const { t } = useTranslation();
  return useCallback(
    (error: unknown) => {
      const reference = problemReference(t, error);
      notifications.show({
        color: 'red',
        role: 'alert',
        title: problemWords(t, error),
        message: reference ?? '',
        closeButtonProps: { 'aria-label': t('action.dismiss') },
      });
    },
    [t],
  );
}
