import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/ui/empty-state';
import { ButtonLink } from '@/shared/ui/links';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState level={1} icon={Compass} title={t('page.notFoundTitle')} body={t('page.notFoundBody')}>
        <ButtonLink to="/" variant="light">
          {t('page.home')}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}
