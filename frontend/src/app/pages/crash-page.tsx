import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/empty-state';

export function CrashPage({ reset }: { reset: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState level={1} icon={TriangleAlert} title={t('page.crashTitle')} body={t('page.crashBody')}>
      <Button onClick={reset} variant="light">
        {t('action.retry')}
      </Button>
    </EmptyState>
  );
}
