import { Avatar, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Languages, LogOut, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKept } from '@/features/tickets/outbox/kept';
import { session } from '@/shared/session/session';
import { useAccount } from '@/shared/session/use-session';
import { ConfirmDialog } from '@/shared/ui/confirm-dialog';
import { LanguageSelect } from '@/shared/ui/language-select';
import { initialsOf } from '@/shared/ui/names';
import { roleWords } from '@/shared/ui/role-words';
import classes from './account-menu.module.css';

export function AccountMenu() {
  const { t } = useTranslation();
  const account = useAccount();
  const navigate = useNavigate();
  const unsent = useKept().length;
  const [leaving, leave] = useDisclosure();
  const signOut = () => void session.signOut();
  return (
    <>
      <Menu position="bottom-end" width={248} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.target} aria-label={t('account.menu', { name: account.username })}>
            <Avatar size={30} radius="xl" color="brand" aria-hidden>
              {initialsOf(account.username)}
            </Avatar>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={`${classes.who} ${classes.person}`}>
            <Text fw={600} size="sm" dir="auto" className="ellipsis">
              {account.username}
            </Text>
            <Text size="xs" c="dimmed" dir="auto" className="ellipsis">
              {account.email}
            </Text>
            <Text size="xs" c="dimmed">
              {roleWords(t, account)}
            </Text>
          </div>
          <Menu.Divider />
          <div className={classes.who}>
            <Text size="xs" c="dimmed" mb={6}>
              {t('scheme.label')}
            </Text>
            <SchemeSwitch />
          </div>
          <Menu.Divider />
          <div className={classes.who}>
            <LanguageSelect label={t('language.label')} labelProps={{ c: 'dimmed', fw: 400, mb: 6 }} />
          </div>
          <Menu.Divider />
          <Menu.Item
            leftSection={<ShieldCheck size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/account/security' })}
          >
            {t('account.security')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Languages size={15} aria-hidden />}
            onClick={() => void navigate({ to: '/account/language' })}
          >
            {t('account.language')}
          </Menu.Item>
          <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={unsent > 0 ? leave.open : signOut}>
            {t('account.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leaving && (
        <ConfirmDialog
          title={t('outbox.leaveTitle')}
          body={t('outbox.leaveBody', { count: unsent })}
          confirm={t('account.signOut')}
          busy={false}
          onConfirm={signOut}
          onClose={leave.close}
        />
      )}
    </>
  );
}

export function SchemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('scheme.label')}
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'auto', label: t('scheme.auto') },
        { value: 'light', label: t('scheme.light') },
        { value: 'dark', label: t('scheme.dark') },
      ]}
    />
  );
}
