import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { homeOf } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { EmptyState } from '@/shared/ui/empty-state';
import { ButtonLink } from '@/shared/ui/links';
import { roleName } from '@/shared/ui/role-words';

export function ForbiddenPage() {
  const { t } = useTranslation();
  const account = useAccount();
  const body = t('page.forbiddenBody', { name: account.username, role: roleName(t, account) });
  return (
    <EmptyState level={1} icon={Lock} title={t('page.forbiddenTitle')} body={body}>
      <ButtonLink to={homeOf(account)} variant="light">
        {t('page.home')}
      </ButtonLink>
    </EmptyState>
  );
}
