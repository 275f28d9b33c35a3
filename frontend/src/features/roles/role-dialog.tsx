import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormErrors, useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { DeskRole } from '@/shared/roles';
import { roleSchema } from '@/shared/session/grant';
import { BusyButton } from '@/shared/ui/busy-button';
import { Dialog } from '@/shared/ui/dialog';
import { ProblemAlert } from '@/shared/ui/problem-alert';
import { fieldErrors } from '@/shared/ui/problem-words';
import { say } from '@/shared/ui/say';
import { PermissionFields } from './permission-fields';
import { type RoleDefinition, useRoleSaving } from './role-queries';
import { bases, counts, isOneOfTheFive, KEY, keyFor, lacksReading, READ, reachName, TITLE_MAX } from './role-rules';

interface Props {
  /** The role that is changed; none where one is made. */
  role?: DeskRole;
  onClose: () => void;
}

/** Makes a role, or changes what was seen of one: when somebody was faster, it shows that and lets one decide again. */
export function RoleDialog({ role, onClose }: Props) {
  const { t } = useTranslation();
  const title = role ? t('roles.editNamed', { title: role.title ?? role.key }) : t('roles.create');
  return (
    <Dialog size="lg" onClose={onClose} title={title}>
      <RoleForm {...(role ? { role } : {})} onClose={onClose} />
    </Dialog>
  );
}

function RoleForm({ role, onClose }: Props) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(role);
  const saving = useRoleSaving();
  const form = useForm<RoleDefinition>({
    initialValues: {
      key: role?.key ?? '',
      title: role?.title ?? '',
      base: role?.base ?? 'agent',
      permissions: role?.permissions ?? [READ],
    },
    validate: {
      title: (title) => {
        if (!title.trim()) return t('form.required');
        if (isOneOfTheFive(t, title)) return t('problem.role_title_taken');
        return [...title.trim().normalize('NFC')].length > TITLE_MAX ? t('form.tooLong', { max: TITLE_MAX }) : null;
      },
      key: (key) => (KEY.test(key) ? null : t('roles.keyInvalid')),
      permissions: (permissions) => {
        if (permissions.length === 0) return t('roles.permissionsMissing');
        return lacksReading(permissions) ? t('roles.readingMissing') : null;
      },
    },
  });
  const { base, permissions } = form.values;
  const { setValues } = form;
  const overtaken = isProblem(saving.error, 'stale_version') && saving.variables?.version === seen?.version;
  useEffect(() => {
    if (!overtaken || !role || role.version === seen?.version) return;
    setSeen(role);
    setValues({ title: role.title ?? '', permissions: role.permissions });
  }, [overtaken, role, seen, setValues]);
  const save = (values: RoleDefinition) => {
    const title = values.title.trim();
    saving.mutate(
      { ...values, title, version: seen?.version },
      {
        onSuccess: () => {
          onClose();
          say(t(role ? 'roles.changed' : 'roles.created', { title }));
        },
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    );
  };
  /** What is wrong may be out of sight, above what was filled in last. */
  const showFirst = (errors: FormErrors) => {
    const first = ['title', 'key', 'permissions'].find((field) => errors[field]);
    form.getInputNode(first ?? '')?.focus();
  };
  const rename = (title: string) => {
    const suggested = form.values.key === keyFor(form.values.title);
    form.setValues(!role && suggested ? { title, key: keyFor(title) } : { title });
  };
  const reach = (text: string) => {
    const next = roleSchema.parse(text);
    form.setValues({ base: next, permissions: permissions.filter((permission) => counts(permission, next)) });
  };
  return (
    <form onSubmit={form.onSubmit(save, showFirst)} noValidate>
      <Stack>
        {saving.isError && <ProblemAlert error={saving.error} />}
        <TextInput
          label={t('roles.name')}
          description={t('roles.nameHint')}
          {...form.getInputProps('title')}
          onChange={(event) => rename(event.currentTarget.value)}
        />
        {!role && (
          <>
            <TextInput label={t('roles.key')} description={t('roles.keyHint')} {...form.getInputProps('key')} />
            <NativeSelect
              label={t('roles.base')}
              description={t('roles.baseHint')}
              value={base}
              onChange={(event) => reach(event.currentTarget.value)}
              data={bases.map((each) => ({ value: each, label: reachName(t, each) }))}
            />
          </>
        )}
        <PermissionFields base={base} {...form.getInputProps('permissions')} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <BusyButton type="submit" busy={saving.isPending}>
            {t(role ? 'action.save' : 'roles.createSubmit')}
          </BusyButton>
        </Group>
      </Stack>
    </form>
  );
}
