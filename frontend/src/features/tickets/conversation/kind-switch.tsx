import { SegmentedControl } from '@mantine/core';
import { Lock, MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MessageKind } from '../history';
import classes from './composer.module.css';

interface Props {
  kind: MessageKind;
  drafts: Record<MessageKind, string>;
  onChange: (kind: MessageKind) => void;
}

const icons = { reply: MessageSquare, note: Lock };

/** To everybody or to colleagues only; the other text, if there is one, stays where it is. */
export function KindSwitch({ kind, drafts, onChange }: Props) {
  const { t } = useTranslation();
  const data = (['reply', 'note'] as const).map((value) => ({
    value,
    label: <Choice kind={value} hasDraft={value !== kind && drafts[value].trim() !== ''} />,
  }));
  return (
    <SegmentedControl
      size="xs"
      className={classes.kinds ?? ''}
      aria-label={t('conversation.kind')}
      value={kind}
      onChange={onChange}
      data={data}
    />
  );
}

function Choice({ kind, hasDraft }: { kind: MessageKind; hasDraft: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return (
    <span className={classes.choice}>
      <Icon size={14} aria-hidden />
      {t(`conversation.${kind}`)}
      {hasDraft && <span className={classes.draft}>{t('conversation.draft')}</span>}
    </span>
  );
}
