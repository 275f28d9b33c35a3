import { Alert, Button, Group, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemReference, problemWords } from './problem-words';
import { useInSight } from './use-in-sight';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/**
 * An error where it happened: in words, with what support needs, and a way on. One that cannot be retried here answers
 * what was done just now, maybe further below, so it has to be seen.
 */
export function ProblemAlert({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const reference = problemReference(t, error);
  const alert = useInSight<HTMLDivElement>(onRetry ? null : error);
  return (
    <Alert
      ref={alert}
      color="red"
      role="alert"
      className="below-header"
      icon={<TriangleAlert size={18} aria-hidden />}
      title={problemWords(t, error)}
    >
      <Group gap="sm" justify="space-between">
        {reference && (
          <Text size="xs" c="dimmed" className="break-anywhere">
            {reference}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
