// What administrators do with roles.
import { Refusal } from './desk.mjs';

const holdersOf = (desk, key) => [...desk.accounts.values()].filter(({ role }) => role === key);
const shownRole = (desk, role) => ({ ...role, holders: role.version ? holdersOf(desk, role.key).length : null });
export const listRoles = ({ desk }) => ({ items: [...desk.roles.values()].map((role) => shownRole(desk, role)) });

export const createRole = ({ desk, body }) => {
  if (desk.roles.has(body.key)) throw new Refusal(409, 'role_key_taken');
  const role = { ...body, version: 1 };
  desk.roles.set(role.key, role);
  return shownRole(desk, role);
};

export const changeRole = ({ desk, params, body, version }) => {
  const role = desk.roles.get(params[0]);
  if (!role?.version) throw new Refusal(404, 'role_not_found');
  if (version !== undefined && version !== role.version) throw new Refusal(412, 'stale_version');
  Object.assign(role, body, { version: role.version + 1 });
  for (const account of holdersOf(desk, role.key)) {
    Object.assign(account, desk.rights(role.key));
    desk.onAccess(account);
  }
  return shownRole(desk, role);
};

export const retireRole = ({ desk, params }) => {
  if (!desk.roles.get(params[0])?.version) throw new Refusal(404, 'role_not_found');
  if (holdersOf(desk, params[0]).length > 0) throw new Refusal(409, 'role_in_use');
  desk.roles.delete(params[0]);
};
