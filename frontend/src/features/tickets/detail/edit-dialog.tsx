import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '@/shared/api/problem';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { categoryName } from '@/shared/ui/names';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { useInSight } from '@/shared/ui/use-in-sight';
import { TicketFields } from '../form/ticket-fields';
import { useTicketRules } from '../form/ticket-rules';
import { useEditing } from '../presence/attendance';
import type { Details, Ticket } from '../ticket';
import { useTicketChange } from '../ticket-mutations';

interface Props {
  ticket: Ticket;
  editable: boolean;
  /** What was wanted earlier and refused, to be decided about again. */
  refused?: { details: Partial<Details>; problem: Problem };
  onSaved?: () => void;
  onClose: () => void;
}

/** Edits what the editor saw; when somebody was faster it says so, keeps the text and lets the editor decide again. */
export function EditDialog({ ticket, editable, refused, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const [opened] = useState(ticket);
  const { title, description, category } = opened;
  const initialValues = { title, description, category, ...refused?.details };
  const form = useForm<Details>({ initialValues, validate: useTicketRules() });
  const change = useTicketChange(ticket, { quiet: true });
  const typed = useEditing();
  const error = change.error ?? refused?.problem;
  const behind = ticket.version > opened.version || isProblem(error, 'stale_version');
  const conflict = useInSight<HTMLDivElement>(behind && change.error);
  const saved = () => {
    onSaved?.();
    onClose();
  };
  const save = (values: Details) => {
    const details = changedOnly(values, opened);
    if (Object.keys(details).length === 0) return saved();
    change.mutate(
      { kind: 'edit', details },
      { onSuccess: saved, onError: (problem) => form.setErrors(fieldErrors(problem)) },
    );
  };
  return (
    <Dialog onClose={onClose} size="lg" centered={false} title={t('detail.editTitle')}>
      <form onSubmit={form.onSubmit(save)} onInput={typed} noValidate>
        <Stack>
          {behind && !change.isPending && (
            <Alert
              ref={conflict}
              color="yellow"
              role="alert"
              className="below-header"
              title={t('detail.conflictTitle')}
            >
              {editable
                ? t('detail.conflictBody', { title: ticket.title, category: categoryName(t, ticket.category) })
                : t('detail.noLongerEditable')}
            </Alert>
          )}
          {error && !isProblem(error, 'stale_version') && <ProblemAlert error={error} />}
          <TicketFields form={form} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <BusyButton type="submit" busy={change.isPending} disabled={!editable}>
              {t('action.save')}
            </BusyButton>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Only what the editor changed, so that nobody else's change to another field is undone. */
function changedOnly(values: Details, ticket: Ticket): Partial<Details> {
  const names = ['title', 'description', 'category'] as const;
  return Object.fromEntries(names.filter((name) => values[name] !== ticket[name]).map((name) => [name, values[name]]));
}
