import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '@/shared/session/account';
import { mayOpenIn } from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { BusyButton } from '@/shared/ui/busy-button';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';
import type { Details } from '../ticket';
import classes from './new-ticket-page.module.css';
import { TicketFields } from './ticket-fields';
import { useTicketRules } from './ticket-rules';
import { blank, isBlank, useDraft } from './use-draft';
import { useTicketOpening } from './use-ticket-opening';

/** What was drafted, in a category where a ticket may be opened now. */
const withOpenCategory = (draft: Details, account: Account): Details =>
  mayOpenIn(account, draft.category) ? draft : { ...draft, category: account.department ?? '' };

export function NewTicketPage() {
  const { t } = useTranslation();
  const account = useAccount();
  const navigate = useNavigate();
  const draft = useDraft(account.id);
  const form = useForm<Details>({
    initialValues: withOpenCategory(draft.load(), account),
    validate: useTicketRules(),
    validateInputOnBlur: true,
    onValuesChange: draft.keep,
  });
  const opening = useTicketOpening((ticket) => {
    draft.keep(blank);
    say(t(ticket ? 'tickets.openedBody' : 'outbox.keptBody'), { title: t(ticket ? 'tickets.opened' : 'outbox.kept') });
    void navigate(ticket ? { to: '/tickets/$ticketId', params: { ticketId: ticket.id } } : { to: '/tickets' });
  });
  const submit = ({ title, description, category }: Details) =>
    opening.mutate(
      { title: title.trim(), description: description.trim(), category },
      { onError: (error) => form.setErrors(fieldErrors(error)) },
    );
  const discard = () => {
    form.setValues(blank);
    form.clearErrors();
  };
  return (
    <div className={classes.page}>
      <Title order={1}>{t('form.newTitle')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {t('form.newLead')}
      </Text>
      <form onSubmit={form.onSubmit(submit)} noValidate>
        <Stack>
          {opening.isError && <ProblemAlert error={opening.error} />}
          <TicketFields form={form} />
          <Group justify="space-between" gap="sm">
            <BusyButton type="submit" busy={opening.isPending}>
              {t('form.submit')}
            </BusyButton>
            {!isBlank(form.values) && (
              <Group gap="xs">
                <Text size="xs" c="dimmed">
                  {t('form.draftKept')}
                </Text>
                <Button variant="subtle" size="compact-xs" onClick={discard}>
                  {t('form.discard')}
                </Button>
              </Group>
            )}
          </Group>
        </Stack>
      </form>
    </div>
  );
}
