import { notifications } from '@mantine/notifications';
import { exactTime } from '@/shared/i18n/format';
import { i18n } from '@/shared/i18n/i18n';
import type { Account } from '@/shared/session/account';
import type { Grant } from '@/shared/session/grant';
import { grantWords, permissionName } from '@/shared/ui/grant-words';
import { roleWords } from '@/shared/ui/role-words';
import { say } from '@/shared/ui/say';

const said = new Set<string>();

/** Says what became of somebody's rights while they were working. */
export function sayAccessChanged(before: Account, after: Account): void {
  const changes = accessChanges(before, after);
  if (changes.length === 0) return;
  const notice = say(
    changes.map((change) => <div key={change}>{change}</div>),
    { title: i18n.t('access.changedTitle'), autoClose: 15_000 },
  );
  said.add(notice);
}

/** They are nothing to whoever sits here next, and wrong to whoever has no rights any more. */
export function withdrawAccessNotices(): void {
  for (const notice of said) notifications.hide(notice);
  said.clear();
}

/** One sentence for each thing gained or lost, each once; none when nothing changed that a person would notice. */
export function accessChanges(before: Account, after: Account): string[] {
  const { t } = i18n;
  const gained = after.grants.filter((grant) => !before.grants.some((held) => coversTheTimeOf(held, grant)));
  const lost = before.grants.filter((grant) => !after.grants.some((held) => allows(held) === allows(grant)));
  const sentences = [
    ...roleChanges(before, after),
    ...gained.map((grant) =>
      t('access.gained', { what: grantWords(t, grant), until: exactTime(grant.until), reason: grant.reason }),
    ),
    ...lost.map((grant) => t('access.lost', { what: grantWords(t, grant) })),
  ];
  return [...new Set(sentences)];
}

/** Another role is named; of the same role, what it contains now and no longer. */
function roleChanges(before: Account, after: Account): string[] {
  const { t } = i18n;
  if (before.role !== after.role || before.department !== after.department)
    return [t('access.changedBody', { role: roleWords(t, after) })];
  const only = (one: Account, other: Account) =>
    one.rolePermissions
      .filter((permission) => !other.rolePermissions.includes(permission))
      .map((permission) => permissionName(t, permission));
  return [
    ...only(after, before).map((what) => t('access.allowed', { what })),
    ...only(before, after).map((what) => t('access.lost', { what })),
  ];
}

/** The same text for grants that allow the same in the same part of the desk. */
const allows = ({ role, permission, department, ticketId }: Grant) =>
  JSON.stringify([role, permission, department, ticketId]);

const coversTheTimeOf = (held: Grant, grant: Grant) =>
  allows(held) === allows(grant) && new Date(held.until) >= new Date(grant.until);
