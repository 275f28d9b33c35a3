import { type NotificationData, notifications } from '@mantine/notifications';
import { i18n } from '@/shared/i18n/i18n';

/** Says something in a corner, which screen readers hear as well. */
export const say = (message: NotificationData['message'], more: Partial<NotificationData> = {}) =>
  notifications.show({ message, closeButtonProps: { 'aria-label': i18n.t('action.dismiss') }, ...more });
