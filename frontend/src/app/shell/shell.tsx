import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isWaiting, useKept } from '@/features/tickets/outbox/kept';
import { ConnectionPill } from '@/shared/live/connection-pill';
import { lacksTotp } from '@/shared/session/account';
import { useAccount } from '@/shared/session/use-session';
import { Logo } from '@/shared/ui/logo';
import { useTicking } from '@/shared/ui/time';
import { AccountMenu } from './account-menu';
import { FreshSignInDialog } from './fresh-sign-in-dialog';
import { Navigation } from './navigation';
import classes from './shell.module.css';

/** The frame around every page behind a sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const [opened, drawer] = useDisclosure();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  const mustSecure = lacksTotp(useAccount()) && path !== '/account/security';
  useTicking();
  useEffect(() => {
    if (mustSecure) void navigate({ to: '/account/security', replace: true });
  }, [mustSecure, navigate]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => drawer.close(), [path]);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('app.skip')}
      </a>
      <header className={classes.top}>
        <UnstyledButton className={classes.burger} onClick={drawer.open} aria-label={t('app.openNavigation')}>
          <Menu size={20} aria-hidden />
        </UnstyledButton>
        <span className={classes.brand}>
          <Logo />
        </span>
        <span className={classes.pill}>
          <ConnectionPill unsent={useKept().filter(isWaiting).length} />
        </span>
        <AccountMenu />
      </header>
      <aside className={classes.side}>
        <Navigation />
      </aside>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        size={272}
        title={<Logo />}
        closeButtonProps={{ 'aria-label': t('app.closeNavigation') }}
      >
        <Navigation />
      </Drawer>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it even when nothing inside can be focused */}
      <main id="content" tabIndex={0} className={classes.main}>
        <Outlet />
      </main>
      <FreshSignInDialog />
    </div>
  );
}
