import { notifications } from '@mantine/notifications';
import { exactTime } from '@/shared/i18n/format';
import { i18n } from '@/shared/i18n/i18n';
import type { Account } from '@/shared/session/account';
import { grantWords } from '@/shared/ui/grant-words';
import { categoryName } from '@/shared/ui/names';

/** Says what became of somebody's rights while they were working. */
export function sayAccessChanged(before: Account, after: Account): void {
  const changes = accessChanges(before, after);
  if (changes.length === 0) return;
  notifications.show({
    title: i18n.t('access.changedTitle'),
    message: changes.map((change) => <div key={change}>{change}</div>),
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': i18n.t('action.dismiss') },
  });
}

/** One sentence for each thing gained or lost; none when nothing changed that a person would notice. */
export function accessChanges(before: Account, after: Account): string[] {
  const { t } = i18n;
  const missing = (from: Account, to: Account) =>
    from.grants.filter(({ id }) => !to.grants.some((each) => each.id === id));
  return [
    ...(before.role === after.role && before.department === after.department ? [] : [roleWords(after)]),
    ...missing(after, before).map((grant) =>
      t('access.gained', { what: grantWords(t, grant), until: exactTime(grant.until), reason: grant.reason }),
    ),
    ...missing(before, after).map((grant) => t('access.lost', { what: grantWords(t, grant) })),
  ];
}

function roleWords({ role: key, department }: Account): string {
  const { t } = i18n;
  const role = t(`role.${key}`);
  return department
    ? t('access.changedBodyDepartment', { role, department: categoryName(t, department) })
    : t('access.changedBody', { role });
}
