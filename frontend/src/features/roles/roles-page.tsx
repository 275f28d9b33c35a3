import { Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ShieldPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '@/shared/roles';
import classes from '@/shared/ui/card-grid.module.css';
import { DialogButton } from '@/shared/ui/dialog-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { RoleCard } from './role-card';
import { RoleDialog } from './role-dialog';

/** Custom roles first: the five can only be read. */
export function RolesPage() {
  const { t } = useTranslation();
  const list = useQuery(rolesQuery);
  const roles = [...(list.data ?? [])].sort((a, b) => Number(a.version === 0) - Number(b.version === 0));
  return (
    <div className="page">
      <Group justify="space-between" align="flex-start" mb="lg">
        <div>
          <Title order={1}>{t('roles.title')}</Title>
          <Text c="dimmed" size="sm" mt={4}>
            {t('roles.lead')}
          </Text>
        </div>
        <DialogButton
          leftSection={<ShieldPlus size={16} aria-hidden />}
          dialog={(close) => <RoleDialog onClose={close} />}
        >
          {t('roles.create')}
        </DialogButton>
      </Group>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={150} radius="md" role="status" aria-label={t('app.loading')} />}
      <ul className={classes.grid} aria-label={t('roles.title')}>
        {roles.map((role) => (
          <RoleCard key={role.key} role={role} />
        ))}
      </ul>
    </div>
  );
}
