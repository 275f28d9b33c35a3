import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/shared/session/grant';
import { permissionHint, permissionName } from '@/shared/ui/grant-words';
import { choices, counts } from './role-rules';

interface Props {
  base: Role;
  value?: string[];
  error?: ReactNode;
  onChange?: (permissions: string[]) => void;
}

/** What the role contains, each in words; what would not count as far as it reaches cannot be chosen. */
export function PermissionFields({ base, ...group }: Props) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t('roles.permissions')} {...group}>
      <Stack gap="xs" mt="xs">
        {choices.map((permission) => {
          const allowed = counts(permission, base);
          return (
            <Checkbox
              key={permission}
              value={permission}
              disabled={!allowed}
              label={permissionName(t, permission)}
              description={allowed ? permissionHint(t, permission) : t('roles.deskOnly')}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}
