import { useTranslation } from 'react-i18next';
import type { TicketStatus } from './ticket';

/** What a step of the state machine is called on its button. */
export function useActionName() {
  const { t } = useTranslation();
  return (from: TicketStatus, to: TicketStatus): string => {
    const back = to === 'in-progress' && from !== 'waiting';
    return back ? t('action.reopen') : t(`action.${to}`);
  };
}
