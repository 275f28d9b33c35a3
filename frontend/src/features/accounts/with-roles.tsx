import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskRole, rolesQuery } from '@/shared/roles';
import { ProblemAlert } from '@/shared/ui/problem-alert';

/** What is shown once it is known which roles can be given. */
export function WithRoles({ children }: { children: (roles: DeskRole[]) => ReactNode }) {
  const { t } = useTranslation();
  const roles = useQuery(rolesQuery);
  if (roles.data) return children(roles.data);
  if (roles.isError) return <ProblemAlert error={roles.error} onRetry={() => void roles.refetch()} />;
  return <Skeleton height={120} role="status" aria-label={t('app.loading')} />;
}
