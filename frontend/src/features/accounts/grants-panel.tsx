import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import classes from '@/shared/ui/entry-list.module.css';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { useFocusBack } from '@/shared/ui/use-focus-back';
import { GrantForm } from './grant-form';
import { GrantItem } from './grant-item';
import { grantsQuery } from './grant-queries';

/** What an account holds, held and will hold for a time. */
export function GrantsPanel({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const grants = useQuery(grantsQuery(accountId));
  const [giving, form] = useDisclosure();
  const opener = useFocusBack<HTMLButtonElement>(giving);
  const items = [...(grants.data?.items ?? [])].reverse();
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('grants.lead')}
      </Text>
      {giving ? (
        <GrantForm accountId={accountId} onClose={form.close} />
      ) : (
        <Group>
          <Button ref={opener} size="xs" onClick={form.open}>
            {t('grants.give')}
          </Button>
        </Group>
      )}
      {grants.isPending && <Skeleton height={56} role="status" aria-label={t('app.loading')} />}
      {grants.isError && <ProblemAlert error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data && items.length === 0 && <Text size="sm">{t('grants.none')}</Text>}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('grants.title')}>
          {items.map((grant) => (
            <GrantItem key={grant.id} accountId={accountId} grant={grant} />
          ))}
        </ul>
      )}
    </Stack>
  );
}
