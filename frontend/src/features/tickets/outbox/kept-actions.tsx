import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayEditDetails } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { ButtonLink } from '@/shared/ui/links';
import { say } from '@/shared/ui/say';
import { EditDialog } from '../detail/edit-dialog';
import { isBlank, useDraft } from '../form/use-draft';
import type { Details, Ticket } from '../ticket';
import { type Kept, problemOf, textOf } from './kept-command';
import { keptWords } from './kept-words';
import { outbox } from './outbox';

interface Props {
  kept: Kept;
  ticket: Ticket | undefined;
}

/** Taking it back; and where it was refused, deciding again. */
export function KeptActions({ kept, ticket }: Props) {
  const { command, refusal } = kept;
  return (
    <>
      {refusal && <SecondThoughts kept={kept} ticket={ticket} />}
      {command.kind === 'open' && <BackToForm id={kept.id} details={command.details} />}
      <Withdrawal kept={kept} />
    </>
  );
}

/** Asks first where somebody's words would be gone. */
export function Withdrawal({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const what = keptWords(t, kept.command);
  const words = kept.refusal ? 'outbox.discard' : 'outbox.withdraw';
  const withdraw = () => outbox.withdraw(kept.id);
  const name = t(`${words}Named`, { what });
  if (!textOf(kept.command)) {
    return (
      <Button size="compact-xs" variant="default" aria-label={name} onClick={withdraw}>
        {t(words)}
      </Button>
    );
  }
  return (
    <ConfirmButton
      size="compact-xs"
      name={name}
      question={t('outbox.withdrawQuestion')}
      confirm={t(words)}
      busy={false}
      onConfirm={withdraw}
    >
      {t(words)}
    </ConfirmButton>
  );
}

/** Beside its ticket a refused change is decided on again; elsewhere it leads there. */
function SecondThoughts({ kept, ticket }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const [reviewing, review] = useDisclosure();
  const { command } = kept;
  const problem = problemOf(kept);
  const edit = command.kind === 'change' && command.change.kind === 'edit' ? command.change : undefined;
  if (command.kind !== 'open' && !ticket) {
    return (
      <ButtonLink to="/tickets/$ticketId" params={{ ticketId: command.ticketId }} size="compact-xs" variant="default">
        {t('outbox.look')}
      </ButtonLink>
    );
  }
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={edit ? review.open : () => outbox.again(kept, ticket?.version)}
      >
        {edit ? t('outbox.review') : t('action.retry')}
      </Button>
      {reviewing && edit && ticket && problem && (
        <EditDialog
          ticket={ticket}
          editable={mayEditDetails(account, ticket)}
          refused={{ details: edit.details as Partial<Details>, problem }}
          onSaved={() => outbox.withdraw(kept.id)}
          onClose={review.close}
        />
      )}
    </>
  );
}

/** Where its text can be changed before it is sent again; only when no other text is there already. */
function BackToForm({ id, details }: { id: string; details: Details }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft(useAccount().id);
  const rewrite = () => {
    if (isBlank(draft.load())) {
      draft.keep(details);
      outbox.withdraw(id);
    } else say(t('outbox.otherDraft'));
    void navigate({ to: '/tickets/new' });
  };
  return (
    <Button size="compact-xs" variant="default" onClick={rewrite}>
      {t('outbox.rewrite')}
    </Button>
  );
}
