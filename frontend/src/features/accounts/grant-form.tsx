import { Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { permissions } from '@/shared/session/rights';
import { useCategories } from '@/shared/settings';
import { BusyButton } from '@/shared/ui/busy-button';
import { permissionName } from '@/shared/ui/grant-words';
import { categoryName } from '@/shared/ui/names';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';
import classes from './account-dialog.module.css';
import { endOf, type GrantValues, givenRoles, grantOfForm, lengths, placesOf, readsToo } from './grant-choices';
import { useGiving } from './grant-queries';

const REASON_MAX = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What to give, where, until when and why. */
export function GrantForm({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const giving = useGiving(accountId);
  const form = useForm<GrantValues>({
    initialValues: {
      what: 'role:agent',
      where: '',
      ticketId: '',
      from: '',
      length: 'hour',
      until: '',
      reason: '',
      needsApproval: false,
    },
    validate: {
      where: (where) => (where ? null : t('form.chooseOne')),
      ticketId: (id, { where }) => (where !== 'ticket' || UUID.test(id.trim()) ? null : t('grants.ticketInvalid')),
      until: (_, values) => (isAhead(endOf(values, new Date())) ? null : t('grants.untilInvalid')),
      reason: (reason) => {
        if (!reason.trim()) return t('form.required');
        return [...reason.trim()].length > REASON_MAX ? t('form.tooLong', { max: REASON_MAX }) : null;
      },
    },
  });
  const { what, where, length } = form.values;
  const give = (values: GrantValues) => {
    const until = endOf(values, new Date());
    if (!until) return;
    giving.mutate(grantOfForm(values, until), {
      onSuccess: () => {
        say(t('grants.given'));
        onClose();
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    });
  };
  return (
    <form className={classes.form} onSubmit={form.onSubmit(give)} noValidate aria-label={t('grants.give')}>
      <Stack>
        {giving.isError && <ProblemAlert error={giving.error} />}
        <NativeSelect
          label={t('grants.what')}
          description={readsToo(what) && t('grants.readsToo')}
          autoFocus
          value={what}
          onChange={(event) => form.setValues({ what: event.currentTarget.value, where: '' })}
          data={[
            {
              group: t('grants.roles'),
              items: givenRoles.map((role) => ({ value: `role:${role}`, label: t(`role.${role}`) })),
            },
            {
              group: t('grants.permissions'),
              items: permissions.map((each) => ({
                value: `permission:${each}`,
                label: permissionName(t, each),
              })),
            },
          ]}
        />
        <NativeSelect label={t('grants.where')} {...form.getInputProps('where')} data={usePlaces(what)} />
        {where === 'ticket' && (
          <TextInput
            label={t('grants.ticketId')}
            description={t('grants.ticketIdHint')}
            {...form.getInputProps('ticketId')}
          />
        )}
        <TextInput
          type="datetime-local"
          label={t('grants.from')}
          description={t('grants.fromHint')}
          {...form.getInputProps('from')}
        />
        <NativeSelect
          label={t('grants.until')}
          {...form.getInputProps('length')}
          error={length === 'own' ? undefined : form.errors.until}
          data={lengths.map((each) => ({ value: each, label: t(`grants.length.${each}`) }))}
        />
        {length === 'own' && (
          <TextInput type="datetime-local" label={t('grants.untilOwn')} {...form.getInputProps('until')} />
        )}
        <Textarea label={t('grants.reason')} rows={2} {...form.getInputProps('reason')} />
        <Checkbox label={t('grants.needsApproval')} {...form.getInputProps('needsApproval', { type: 'checkbox' })} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <BusyButton type="submit" busy={giving.isPending}>
            {t('grants.submit')}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  );
}

const isAhead = (end: Date | null) => end !== null && end.getTime() > Date.now();

function usePlaces(what: string) {
  const { t } = useTranslation();
  const categories = useCategories();
  const { desk, parts } = placesOf(what);
  return [
    { value: '', label: t('form.chooseOne'), disabled: true },
    ...(desk ? [{ value: 'desk', label: t('grants.desk') }] : []),
    ...(parts ? categories.map((name) => ({ value: `department:${name}`, label: categoryName(t, name) })) : []),
    ...(parts ? [{ value: 'ticket', label: t('grants.ticket') }] : []),
  ];
}
