import { Progress, Title } from '@mantine/core';
import { CircleCheck, CirclePause, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/shared/i18n/format';
import cards from '@/shared/ui/card-grid.module.css';
import type { Projection } from './projection-queries';
import classes from './projections-page.module.css';

type State = 'running' | 'stopped' | 'failing';
const icons: Record<State, LucideIcon> = { running: CircleCheck, stopped: CirclePause, failing: TriangleAlert };
const isState = (text: string): text is State => text in icons;

/** How far one read model has come. */
export function ProjectionCard({ projection }: { projection: Projection }) {
  const { t } = useTranslation();
  const { name, position, head, ratePerSecond, etaSeconds } = projection;
  const lag = projection.lag ?? Math.max(0, (head ?? 0) - (position ?? 0));
  const done = head ? Math.min(100, ((position ?? 0) / head) * 100) : 100;
  return (
    <article className={cards.card}>
      <div className={classes.head}>
        <Title order={2} size="h4">
          {name}
        </Title>
        <StateMark state={projection.state} />
      </div>
      <Progress value={done} aria-label={t('projections.progress')} />
      <dl className={classes.figures}>
        <Figure name={t('projections.progress')}>
          {t('projections.position', { position: formatNumber(position ?? 0), head: formatNumber(head ?? 0) })}
        </Figure>
        <Figure name={t('projections.lag')}>
          {lag === 0 ? t('projections.upToDate') : t('projections.lagValue', { count: lag })}
        </Figure>
        <Figure name={t('projections.rate')}>
          {t('projections.rateValue', { rate: formatNumber(Math.round(ratePerSecond ?? 0)) })}
        </Figure>
        {lag > 0 && typeof etaSeconds === 'number' && (
          <Figure name={t('projections.eta')}>
            {t('projections.etaValue', { seconds: formatNumber(Math.ceil(etaSeconds)) })}
          </Figure>
        )}
      </dl>
    </article>
  );
}

function StateMark({ state }: { state: string }) {
  const { t } = useTranslation();
  const Icon = isState(state) ? icons[state] : CircleCheck;
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} aria-hidden />
      {isState(state) ? t(`projections.${state}`) : state}
    </span>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
