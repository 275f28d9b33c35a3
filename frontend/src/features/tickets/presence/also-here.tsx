import { Avatar, Tooltip, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatList } from '@/shared/i18n/format';
import type { Attendee, Doing } from '@/shared/live/frames';
import { initialsOf } from '@/shared/ui/names';
import classes from './also-here.module.css';
import { usePresent } from './presence';

const MOST = 3;
const weight: Record<Doing, number> = { typing: 1, editing: 1, viewing: 2, away: 3 };

/** Who else has the ticket open, those first who change it. It takes no room of its own: whoever comes moves nothing. */
export function AlsoHere({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation();
  const people = usePresent(ticketId).toSorted((one, other) => weight[one.doing] - weight[other.doing]);
  const more = people.slice(MOST);
  return (
    <div className={classes.here}>
      <Spoken people={people} />
      {people.length > 0 && (
        <ul aria-label={t('presence.label')} className={classes.people}>
          {people.slice(0, MOST).map((person) => (
            <Person key={person.id} person={person} />
          ))}
          {more.length > 0 && (
            <li className={classes.more}>
              <span aria-hidden>+{more.length}</span>
              <VisuallyHidden>{formatList(more.map(({ username }) => username))}</VisuallyHidden>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

function Person({ person: { username, doing } }: { person: Attendee }) {
  const { t } = useTranslation();
  const words = t(`presence.${doing}`, { name: username });
  return (
    <Tooltip label={words} events={{ hover: true, focus: false, touch: true }}>
      <li className={classes.person} data-doing={doing}>
        <Avatar size={26} radius="xl" color="brand" aria-hidden>
          {initialsOf(username)}
        </Avatar>
        <VisuallyHidden>{words}</VisuallyHidden>
      </li>
    </Tooltip>
  );
}

/** Where the next words will be, for the eye only: the list says it as well. It keeps its room when nobody types. */
export function TypingNow({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation();
  const typing = usePresent(ticketId).filter(({ doing }) => doing === 'typing');
  return (
    <p aria-hidden className={`ellipsis ${classes.typing ?? ''}`}>
      {typing.length > 0 && t('presence.typingNow', { count: typing.length, name: typing[0]?.username })}
    </p>
  );
}

/** Who is here and who edits; not who pauses while typing, and not who looks away, of which nobody wants to hear each time. */
function Spoken({ people }: { people: Attendee[] }) {
  const { t } = useTranslation();
  const spoken = people.map(({ username, doing }) =>
    t(weight[doing] === 1 ? 'presence.editing' : 'presence.here', { name: username }),
  );
  return (
    <VisuallyHidden role="status" aria-label={t('presence.label')}>
      {spoken.toSorted().join('. ')}
    </VisuallyHidden>
  );
}
