import type { TFunction } from 'i18next';
import type { Role } from '@/shared/session/grant';
import { categoryName } from './names';

interface Named {
  roleTitle?: string | null | undefined;
  base: Role;
}

/** What people call a role: its title, or our word for one of the five. */
export const roleName = (t: TFunction, { roleTitle, base }: Named): string => roleTitle ?? t(`role.${base}`);

/** “Agent · Sales”. */
export function roleWords(t: TFunction, who: Named & { department?: string | null | undefined }): string {
  const role = roleName(t, who);
  return who.department ? `${role} · ${categoryName(t, who.department)}` : role;
}
