import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roleSchema, roles } from '@/shared/session/grant';
import { useCategories } from '@/shared/settings';
import { categoryName } from '@/shared/ui/names';

interface Props {
  role: Role;
  department: string;
  departmentError?: string | null;
  onChange: (role: Role, department: string) => void;
}

/** A role, and for agents the department that makes up their queue. */
export function RoleFields({ role, department, departmentError, onChange }: Props) {
  const { t } = useTranslation();
  const categories = useCategories();
  return (
    <>
      <NativeSelect
        label={t('accounts.role')}
        value={role}
        onChange={(event) => onChange(roleSchema.parse(event.currentTarget.value), department)}
        data={roles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      />
      {role === 'agent' && (
        <NativeSelect
          label={t('accounts.department')}
          value={department}
          error={departmentError}
          onChange={(event) => onChange(role, event.currentTarget.value)}
          data={[
            { value: '', label: t('form.chooseOne'), disabled: true },
            ...categories.map((category) => ({ value: category, label: categoryName(t, category) })),
          ]}
        />
      )}
    </>
  );
}
