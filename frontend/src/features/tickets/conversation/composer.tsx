import { Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { Lock, Send } from 'lucide-react';
import { type FormEvent, type Ref, useContext, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayNote, mayReply } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { problemWords } from '@/shared/ui/problem-words';
import type { MessageKind } from '../history';
import { AttendanceContext } from '../presence/attendance';
import { lengthOf, limits, type Ticket } from '../ticket';
import classes from './composer.module.css';
import { KindSwitch } from './kind-switch';
import { isReopenedBy } from './reopening';
import { useMessageDrafts } from './use-message-drafts';
import { useSentBack } from './use-sent-back';
import { useWriting } from './use-writing';

/** How many characters are left is said when it starts to matter. */
const COUNT_FROM = 0.8;

export interface ComposerHandle {
  /** Brings whoever is to reply there. */
  reply: () => void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  ticket: Ticket;
}

/** Where messages are written, for those who may write any. */
export function Composer({ ref, ticket }: Props) {
  const account = useAccount();
  const kinds = ([] as MessageKind[]).concat(
    mayReply(account, ticket) ? 'reply' : [],
    mayNote(account, ticket) ? 'note' : [],
  );
  const [first] = kinds;
  return first ? <Form ref={ref} ticket={ticket} kinds={kinds} first={first} /> : null;
}

function Form({ ref, ticket, kinds, first }: Props & { kinds: MessageKind[]; first: MessageKind }) {
  const { t } = useTranslation();
  const account = useAccount();
  const attendance = useContext(AttendanceContext);
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, choose] = useState(first);
  const kind = kinds.includes(chosen) ? chosen : first;
  const { drafts, keep } = useMessageDrafts(account.id, ticket.id);
  const [error, setError] = useState<string | null>(null);
  const writing = useWriting(ticket);
  const text = drafts[kind];
  const left = limits.message - lengthOf(text);

  useImperativeHandle(ref, () => ({
    reply: () => {
      choose('reply');
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.focus({ preventScroll: true });
    },
  }));
  useSentBack(ticket.id, (message, why) => {
    if (drafts[message.kind].trim() || !kinds.includes(message.kind)) return false;
    choose(message.kind);
    keep(message.kind, message.text);
    setError(why);
    return true;
  });

  const change = (now: string) => {
    keep(kind, now);
    setError(null);
    // Requesters see who is there: of a note they hear nothing.
    if (now && kind === 'reply') attendance?.type();
  };
  const send = () => {
    if (writing.isPending) return;
    if (!text.trim()) return setError(t('form.required'));
    if (left < 0) return setError(t('form.tooLong', { max: limits.message }));
    const onSuccess = () => {
      keep(kind, '');
      attendance?.rest();
    };
    writing.mutate(
      { kind, text: text.trimEnd() },
      { onSuccess, onError: (problem) => setError(problemWords(t, problem)) },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const { username: name, id: requester } = ticket.createdBy;
  const hint = requester === account.id ? undefined : t(`conversation.${kind}Hint`, { name });
  return (
    <form className={classes.composer} data-kind={kind} onSubmit={submit} noValidate>
      {kinds.length > 1 && <KindSwitch kind={kind} drafts={drafts} onChange={choose} />}
      <Textarea
        ref={field}
        aria-label={t(`conversation.${kind}Label`)}
        placeholder={t(`conversation.${kind}Placeholder`)}
        description={isReopenedBy(account, ticket) ? t('conversation.reopens') : hint}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', send]])}
        error={error}
        errorProps={{ role: 'alert' }}
        autosize
        minRows={3}
        maxRows={16}
      />
      <div className={classes.foot}>
        <span className={classes.left} data-over={left < 0}>
          {left < limits.message * (1 - COUNT_FROM)
            ? t('conversation.left', { count: left })
            : t('conversation.markdown')}
        </span>
        <BusyButton
          type="submit"
          size="sm"
          busy={writing.isPending}
          leftSection={kind === 'note' ? <Lock size={14} aria-hidden /> : <Send size={14} aria-hidden />}
        >
          {t(kind === 'note' ? 'conversation.addNote' : 'conversation.sendReply')}
        </BusyButton>
      </div>
    </form>
  );
}
