import { Badge, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskRole } from '@/shared/roles';
import { permissions } from '@/shared/session/rights';
import cards from '@/shared/ui/card-grid.module.css';
import { ConfirmButton } from '@/shared/ui/confirm-button';
import { DialogButton } from '@/shared/ui/dialog-button';
import { permissionName } from '@/shared/ui/grant-words';
import { roleName } from '@/shared/ui/role-words';
import { say } from '@/shared/ui/say';
import { RoleDialog } from './role-dialog';
import { useRetiring } from './role-queries';
import { reachName } from './role-rules';
import classes from './roles-page.module.css';

/** A role, what it contains, and what can be done with it where it was made here. */
export function RoleCard({ role }: { role: DeskRole }) {
  const { t } = useTranslation();
  const title = roleName(t, { roleTitle: role.title, base: role.base });
  const about =
    role.holders === null
      ? [t(`roles.scope.${role.base}`)]
      : [role.key, reachName(t, role.base), t('roles.holders', { count: role.holders })];
  const contents =
    role.permissions.length === permissions.length
      ? [t('roles.everything')]
      : role.permissions.map((permission) => permissionName(t, permission));
  return (
    <li className={cards.card} aria-label={title}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5" dir="auto" className="break-anywhere">
          {title}
        </Title>
        {role.version === 0 && <Badge variant="default">{t('roles.builtIn')}</Badge>}
      </Group>
      <Text size="xs" c="dimmed" className="break-anywhere">
        {about.join(' · ')}
      </Text>
      <ul className={classes.permissions}>
        {contents.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {role.version > 0 && <Decisions role={role} title={title} />}
    </li>
  );
}

function Decisions({ role, title }: { role: DeskRole; title: string }) {
  const { t } = useTranslation();
  const retiring = useRetiring(role);
  return (
    <Group gap="xs">
      <DialogButton
        size="xs"
        variant="default"
        aria-label={t('roles.editNamed', { title })}
        dialog={(close) => <RoleDialog role={role} onClose={close} />}
      >
        {t('roles.edit')}
      </DialogButton>
      {role.holders === 0 ? (
        <ConfirmButton
          name={t('roles.retireNamed', { title })}
          question={t('roles.retireQuestion')}
          confirm={t('roles.retire')}
          busy={retiring.isPending}
          onConfirm={() => retiring.mutate(undefined, { onSuccess: () => say(t('roles.retired', { title })) })}
        >
          {t('roles.retire')}
        </ConfirmButton>
      ) : (
        <Text size="xs" c="dimmed">
          {t('roles.inUse')}
        </Text>
      )}
    </Group>
  );
}
