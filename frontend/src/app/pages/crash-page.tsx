import { Button } from '@mantine/core';
import { Lock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { homeOf } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { EmptyState } from '@/shared/ui/empty-state';
import { ButtonLink } from '@/shared/ui/links';
import { NotForThisRole } from './not-for-this-role';

/** What stands where a page cannot be: because of a role, or because something broke. */
export function CrashPage({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  const account = useAccount();
  if (error instanceof NotForThisRole) {
    const role = t(`role.${account.role}`);
    return (
      <EmptyState
        icon={Lock}
        title={t('page.forbiddenTitle')}
        body={t('page.forbiddenBody', { name: account.username, role })}
      >
        <ButtonLink to={homeOf(account)} variant="light">
          {t('page.home')}
        </ButtonLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={TriangleAlert} title={t('page.crashTitle')} body={t('page.crashBody')}>
      <Button onClick={reset} variant="light">
        {t('action.retry')}
      </Button>
    </EmptyState>
  );
}
