import { Avatar } from '@mantine/core';
import { Headset, Lock, type LucideIcon, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '@/shared/session/use-session';
import { initialsOf } from '@/shared/ui/names';
import classes from './message-card.module.css';

/** Who speaks, or to whom: notes never reach the requester. */
export type Side = 'requester' | 'desk' | 'note';

const icons: Record<Side, LucideIcon> = { requester: UserRound, desk: Headset, note: Lock };

interface Props {
  side: Side;
  author: { id: string; username: string };
  /** Beside the name: when it was written, or what becomes of it. */
  aside: ReactNode;
  isUnsent?: boolean;
  children: ReactNode;
}

/** A message, and by colour, icon and word which kind of message it is. */
export function MessageCard({ side, author, aside, isUnsent = false, children }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const Icon = icons[side];
  const label = side === 'requester' ? t('detail.requester') : t(`conversation.${side}`);
  return (
    <div className={classes.card} data-side={side} data-unsent={isUnsent}>
      <div className={classes.head}>
        <Avatar size={26} radius="xl" color={side === 'requester' ? 'gray' : 'brand'} aria-hidden>
          {initialsOf(author.username)}
        </Avatar>
        <strong className={classes.name}>
          {author.id === account.id ? t('tickets.you') : <bdi>{author.username || t('timeline.somebody')}</bdi>}
        </strong>
        <span className={classes.label}>
          <Icon size={13} strokeWidth={2.2} aria-hidden />
          {label}
        </span>
        <span className={classes.aside}>{aside}</span>
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
