import type { TFunction } from 'i18next';
import { type Role, roles } from '@/shared/session/grant';
import { isAboutTickets, needsReading, type Permission, permissions } from '@/shared/session/rights';

/** How far a role can reach; administrators are who has the role of that name, and nobody else. */
export const bases: Role[] = ['user', 'agent', 'auditor', 'analyst'];

/** “One department, like the role Agent”. */
export const reachName = (t: TFunction, base: Role) =>
  t('roles.reach', { scope: t(`roles.scope.${base}`), role: t(`role.${base}`) });

/** What a custom role can contain. */
export const choices: Permission[] = permissions.filter((permission) => permission !== 'accounts:administer');

const reachesTheDesk = (base: Role) => base === 'auditor' || base === 'analyst';

/** Whether it means something as far as the role reaches: the server refuses the rest. */
export const counts = (permission: string, base: Role) => isAboutTickets(permission) || reachesTheDesk(base);

export const READ: Permission = 'tickets:read';

/** What is about tickets has no effect on those that cannot be read. */
export const lacksReading = (chosen: string[]) => chosen.some(needsReading) && !chosen.includes(READ);

export const withReading = (chosen: string[]) => (lacksReading(chosen) ? [READ, ...chosen] : chosen);

/** Whether it has to stay, because of something else that is chosen. */
export const isNeeded = (permission: string, chosen: string[]) =>
  permission === READ && chosen.includes(READ) && chosen.some(needsReading);

export const KEY = /^[a-z][a-z0-9-]{1,39}$/;
export const TITLE_MAX = 60;

/** Our words for the five are known here alone; of the other titles the server says that they are taken. */
export const isOneOfTheFive = (t: TFunction, title: string) =>
  roles.some((role) => t(`role.${role}`).toLowerCase() === title.trim().toLowerCase());

/** A key as one would choose it for this title. */
export const keyFor = (title: string) =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
