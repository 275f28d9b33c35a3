import { useMutation } from '@tanstack/react-query';
import { request } from '@/shared/api/api';
import { type DeskRole, useRightsRefresh } from '@/shared/roles';
import type { Role } from '@/shared/session/grant';
import { useProblemNotice } from '@/shared/ui/use-problem-notice';

export interface RoleDefinition {
  key: string;
  title: string;
  base: Role;
  permissions: string[];
  /** The version that is changed; none where a role is made. */
  version?: number | undefined;
}

const pathOf = (key: string) => `/roles/${encodeURIComponent(key)}`;

/** Makes a role, or changes the title and the permissions of one. */
export function useRoleSaving() {
  const refresh = useRightsRefresh();
  return useMutation({
    mutationFn: ({ key, base, version, ...rest }: RoleDefinition) =>
      version === undefined
        ? request('/roles', { method: 'POST', body: { key, base, ...rest } })
        : request(pathOf(key), { method: 'PUT', body: rest, version }),
    onSettled: refresh,
  });
}

export function useRetiring(role: DeskRole) {
  const refresh = useRightsRefresh();
  const notice = useProblemNotice();
  return useMutation({
    mutationFn: () => request(pathOf(role.key), { method: 'DELETE', version: role.version }),
    onSettled: refresh,
    onError: notice,
  });
}
