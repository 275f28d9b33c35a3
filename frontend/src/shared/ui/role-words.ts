import type { TFunction } from 'i18next';
import type { Role } from '@/shared/session/grant';
import { categoryName } from './names';

/** “Agent · Sales”. */
export function roleWords(t: TFunction, who: { role: Role; department?: string | null | undefined }): string {
  const role = t(`role.${who.role}`);
  return who.department ? `${role} · ${categoryName(t, who.department)}` : role;
}
