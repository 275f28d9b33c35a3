import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemWords } from '@/shared/ui/problem-words';
import type { Ticket } from '../ticket';
import { KeptActions } from './kept-actions';
import { type Kept, problemOf, textOf } from './kept-command';
import classes from './kept-list.module.css';
import { changeWords, keptWords } from './kept-words';

interface Props {
  items: Kept[];
  /** The ticket they are all about, as the server last told it. */
  ticket?: Ticket;
}

/** What waits to be sent or was refused, and what can be done about it. */
export function KeptList({ items, ticket }: Props) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('outbox.kept')}>
      {items.map((kept) => (
        <Item key={kept.id} kept={kept} ticket={ticket} />
      ))}
    </ul>
  );
}

function Item({ kept, ticket }: { kept: Kept; ticket: Ticket | undefined }) {
  const { t } = useTranslation();
  const { command } = kept;
  const problem = problemOf(kept);
  const text = textOf(command);
  const Icon = problem ? TriangleAlert : CloudUpload;
  return (
    <li className={classes.item} data-refused={problem !== undefined}>
      <Icon size={16} aria-hidden />
      <span className={classes.words}>
        {ticket && command.kind === 'change' ? changeWords(t, command.change) : keptWords(t, command)}
        <span className={classes.state}>
          {problem ? t('outbox.why', { why: problemWords(t, problem) }) : t('outbox.waiting')}
        </span>
      </span>
      <span className={classes.actions}>
        <KeptActions kept={kept} ticket={ticket} />
      </span>
      {text && (
        <details className={classes.text}>
          <summary>{t('outbox.text')}</summary>
          <p dir="auto">{text}</p>
        </details>
      )}
    </li>
  );
}
