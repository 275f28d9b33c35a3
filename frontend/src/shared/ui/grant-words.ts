import type { TFunction } from 'i18next';
import en from '@/shared/i18n/en.json';
import type { Role } from '@/shared/session/grant';
import { categoryName } from './names';

interface Given {
  role?: Role | null | undefined;
  permission?: string | null | undefined;
  department?: string | null | undefined;
  ticketId?: string | null | undefined;
}

type Permission = keyof typeof en.permission;

/** A colon would mean something else in the name of a text. */
const keyOf = (permission: string) => permission.replace(':', '-');
const known = (key: string): key is Permission => key in en.permission;
const explained = (key: string): key is keyof typeof en.permissionHint => key in en.permissionHint;

export function permissionName(t: TFunction, permission: string): string {
  const key = keyOf(permission);
  return known(key) ? t(`permission.${key}`) : permission;
}

/** What one can do with it, in a sentence. */
export function permissionHint(t: TFunction, permission: string): string {
  const key = keyOf(permission);
  return explained(key) ? t(`permissionHint.${key}`) : '';
}

/** “Agent, for Sales”. */
export function grantWords(t: TFunction, { role, permission, department, ticketId }: Given): string {
  const what = role ? t(`role.${role}`) : permissionName(t, permission ?? '');
  if (ticketId) return t('grants.forTicket', { what });
  return department
    ? t('grants.forDepartment', { what, department: categoryName(t, department) })
    : t('grants.forDesk', { what });
}
