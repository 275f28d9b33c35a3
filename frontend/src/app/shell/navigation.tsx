import { Link, type LinkProps } from '@tanstack/react-router';
import { Activity, Inbox, type LucideIcon, Plus, ScrollText, ShieldHalf, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  listName,
  mayAdministerAccounts,
  mayOpenTickets,
  mayReadAudit,
  mayReadTickets,
  maySeeProjections,
} from '@/shared/session/permissions';
import { useAccount } from '@/shared/session/use-session';
import { ButtonLink } from '@/shared/ui/links';
import classes from './navigation.module.css';

/** Only what this account can use now. */
export function Navigation() {
  const { t } = useTranslation();
  const account = useAccount();
  return (
    <nav aria-label={t('app.navigation')} className={classes.nav}>
      {mayOpenTickets(account) && (
        <ButtonLink to="/tickets/new" leftSection={<Plus size={16} aria-hidden />} mb="sm" fullWidth>
          {t('nav.newTicket')}
        </ButtonLink>
      )}
      {mayReadTickets(account) && <Item to="/tickets" icon={Inbox} label={t(listName(account))} />}
      {mayAdministerAccounts(account) && <Item to="/accounts" icon={Users} label={t('nav.accounts')} />}
      {mayReadAudit(account) && <Item to="/audit" icon={ScrollText} label={t('nav.audit')} />}
      {mayAdministerAccounts(account) && <Item to="/roles" icon={ShieldHalf} label={t('nav.roles')} />}
      {maySeeProjections(account) && <Item to="/projections" icon={Activity} label={t('nav.projections')} />}
    </nav>
  );
}

function Item({ to, icon: Icon, label }: { to: NonNullable<LinkProps['to']>; icon: LucideIcon; label: string }) {
  return (
    <Link
      to={to}
      className={classes.item}
      activeProps={{ className: classes.active ?? '' }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon size={17} strokeWidth={1.9} aria-hidden />
      {label}
    </Link>
  );
}
