import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/shared/session/grant';
import { permissionHint, permissionName } from '@/shared/ui/grant-words';
import { choices, counts, isNeeded, withReading } from './role-rules';

interface Props {
  base: Role;
  value?: string[];
  error?: ReactNode;
  onChange?: (permissions: string[]) => void;
}

/**
 * What the role contains, each in words; what would not count as far as it reaches cannot be chosen, and what is about
 * tickets not without reading them.
 */
export function PermissionFields({ base, value = [], onChange, ...group }: Props) {
  const { t } = useTranslation();
  const hint = (permission: string) => {
    if (!counts(permission, base)) return t('roles.deskOnly');
    return isNeeded(permission, value) ? t('roles.readingNeeded') : permissionHint(t, permission);
  };
  return (
    <Checkbox.Group
      label={t('roles.permissions')}
      value={value}
      onChange={(chosen) => onChange?.(withReading(chosen))}
      {...group}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((permission) => (
          <Checkbox
            key={permission}
            value={permission}
            disabled={!counts(permission, base) || isNeeded(permission, value)}
            label={permissionName(t, permission)}
            description={hint(permission)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
