import { notifications } from '@mantine/notifications';
import { i18n } from '@/shared/i18n/i18n';
import type { Account } from '@/shared/session/account';
import { categoryName } from '@/shared/ui/names';

/** Says what became of somebody's rights while they were working. */
export function sayAccessChanged(before: Account, after: Account): void {
  if (before.role === after.role && before.department === after.department) return;
  const { t } = i18n;
  const role = t(`role.${after.role}`);
  notifications.show({
    title: t('access.changedTitle'),
    message: after.department
      ? t('access.changedBodyDepartment', { role, department: categoryName(t, after.department) })
      : t('access.changedBody', { role }),
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': t('action.dismiss') },
  });
}
