import { useTranslation } from 'react-i18next';
import { formatList } from '@/shared/i18n/format';
import { useAccount } from '@/shared/session/use-session';
import { MessageCard } from '../conversation/message-card';
import { MessageText } from '../conversation/message-text';
import { eventId, Moment } from '../conversation/moment';
import type { Opening, TimelineItem } from '../history';
import { iconOf, useHappeningWords } from './happening-words';
import classes from './timeline.module.css';

interface Props {
  item: TimelineItem;
  requesterId: string | undefined;
  /** The id of the entry that the address names. */
  linked: string;
}

const FIRST = 1;

/** Whoever opened the ticket said the first word: its description, as it is now. */
export function OpeningEntry({ opening, linked }: { opening: Opening; linked: string }) {
  const { t } = useTranslation();
  const { requester, at, description } = opening;
  const id = eventId(FIRST);
  const aside = (
    <>
      {t('timeline.created')} · <Moment version={FIRST} at={at} />
    </>
  );
  return (
    <li id={id} tabIndex={-1} data-linked={linked === id} className={classes.message}>
      <MessageCard side="requester" author={requester} aside={aside}>
        <MessageText text={description} />
      </MessageCard>
    </li>
  );
}

export function TimelineEntry({ item, requesterId, linked }: Props) {
  const { message, version, at, actor, actorId } = item;
  const id = eventId(version);
  if (!message) return <Happened item={item} isLinked={linked === id} />;
  const side = actorId === requesterId ? 'requester' : 'desk';
  return (
    <li id={id} tabIndex={-1} data-linked={linked === id} className={classes.message}>
      <MessageCard
        side={message.kind === 'note' ? 'note' : side}
        author={{ id: actorId, username: actor }}
        aside={<Moment version={version} at={at} />}
      >
        <MessageText {...message} />
      </MessageCard>
    </li>
  );
}

function Happened({ item, isLinked }: { item: TimelineItem; isLinked: boolean }) {
  const { t } = useTranslation();
  const account = useAccount();
  const words = useHappeningWords();
  const Icon = iconOf(item.happenings[0]);
  const who = item.actorId === account.id ? t('tickets.you') : item.actor || t('timeline.somebody');
  return (
    <li id={eventId(item.version)} tabIndex={-1} data-linked={isLinked} className={classes.entry}>
      <span className={classes.icon}>
        <Icon size={14} strokeWidth={2} aria-hidden />
      </span>
      <span className={classes.words}>
        <strong>{t('timeline.actor', { name: who })}</strong>{' '}
        {formatList(item.happenings.map((happening) => words(happening, item)))}{' '}
        <span className={classes.time}>
          <Moment version={item.version} at={item.at} />
        </span>
      </span>
    </li>
  );
}
