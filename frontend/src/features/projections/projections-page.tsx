import { Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '@/shared/ui/card-grid.module.css';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { ProjectionCard } from './projection-card';
import { projectionsQuery } from './projection-queries';

export function ProjectionsPage() {
  const { t } = useTranslation();
  const list = useQuery(projectionsQuery);
  return (
    <div className="page">
      <Title order={1}>{t('projections.title')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {t('projections.lead')} {t('projections.refreshed')}.
      </Text>
      {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={150} radius="md" role="status" aria-label={t('app.loading')} />}
      {list.data?.items.length === 0 && (
        <EmptyState icon={Activity} title={t('projections.empty')} body={t('projections.lead')} />
      )}
      <ul className={classes.grid}>
        {list.data?.items.map((projection) => (
          <li key={projection.name}>
            <ProjectionCard projection={projection} />
          </li>
        ))}
      </ul>
    </div>
  );
}
