import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { CloudUpload, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/shared/i18n/format';
import classes from './connection-pill.module.css';
import type { LiveState } from './live-state';
import { useLive } from './use-live';

/** Tells the truth about the connection, and lets nobody wait who does not want to. */
export function ConnectionPill({ unsent }: { unsent: number }) {
  const { t } = useTranslation();
  const { state, retryNow } = useLive();
  const words = useWords(state);
  const waiting = (state.kind === 'reconnecting' || state.kind === 'offline') && state.retryAt !== null;
  if (state.kind === 'idle') return null;
  return (
    <span className={classes.pill} data-state={state.kind}>
      <span className={classes.dot} aria-hidden />
      {/* The countdown is for the eye only; a screen reader hears each state once. */}
      <VisuallyHidden role="status" aria-label={t('live.explain')}>
        {t(`live.${state.kind}`)}
        {unsent > 0 && `, ${t('live.unsent', { count: unsent })}`}
      </VisuallyHidden>
      <span aria-hidden className={classes.words}>
        {words}
      </span>
      {unsent > 0 && (
        <span aria-hidden className={classes.unsent} title={t('live.unsent', { count: unsent })}>
          <CloudUpload size={14} />
          {formatNumber(unsent)}
        </span>
      )}
      {waiting && (
        <UnstyledButton className={classes.retry} onClick={retryNow}>
          <RotateCw size={14} aria-hidden />
          <span>{t('live.retryNow')}</span>
        </UnstyledButton>
      )}
    </span>
  );
}

function useWords(state: LiveState): string {
  const { t } = useTranslation();
  const retryAt = 'retryAt' in state ? state.retryAt : null;
  const seconds = useSecondsUntil(retryAt);
  if (state.kind === 'idle') return '';
  if (state.kind === 'catching-up') return t('live.catchingUp', { count: state.missed });
  if (retryAt === null || seconds <= 0) return t(`live.${state.kind}`);
  return state.kind === 'offline' ? t('live.offlineIn', { seconds }) : t('live.reconnectingIn', { seconds });
}

function useSecondsUntil(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (at === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? 0 : Math.ceil((at - now) / 1000);
}
