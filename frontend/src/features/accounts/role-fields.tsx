import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskRole } from '@/shared/roles';
import { useCategories } from '@/shared/settings';
import { categoryName } from '@/shared/ui/names';
import { roleName } from '@/shared/ui/role-words';

export interface Rights {
  role: string;
  /** Empty where the role has none. */
  department: string;
}

interface Props extends Rights {
  roles: DeskRole[];
  departmentError?: string | null;
  onChange: (rights: Rights) => void;
}

/** A role, and for those of agents the department that makes up their queue. */
export function RoleFields({ roles, role, department, departmentError, onChange }: Props) {
  const { t } = useTranslation();
  const categories = useCategories();
  const choose = (key: string) => onChange({ role: key, department: needsDepartment(roles, key) ? department : '' });
  return (
    <>
      <NativeSelect
        label={t('accounts.role')}
        value={role}
        onChange={(event) => choose(event.currentTarget.value)}
        data={roles.map(({ key, title, base }) => ({ value: key, label: roleName(t, { roleTitle: title, base }) }))}
      />
      {needsDepartment(roles, role) && (
        <NativeSelect
          label={t('accounts.department')}
          value={department}
          error={departmentError}
          onChange={(event) => onChange({ role, department: event.currentTarget.value })}
          data={[
            { value: '', label: t('form.chooseOne'), disabled: true },
            ...categories.map((category) => ({ value: category, label: categoryName(t, category) })),
          ]}
        />
      )}
    </>
  );
}

export const needsDepartment = (roles: DeskRole[], key: string) =>
  roles.find((role) => role.key === key)?.base === 'agent';
