import { notifications } from '@mantine/notifications';
import { i18n } from '@/shared/i18n/i18n';

/** Says in a corner, which screen readers hear as well, that something was done. */
export const say = (message: string) =>
  notifications.show({ message, closeButtonProps: { 'aria-label': i18n.t('action.dismiss') } });
