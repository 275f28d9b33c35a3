import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { auditSearchSchema } from '@/features/audit/audit-search';
import { filtersSchema } from '@/features/tickets/filters';
import { locale } from '@/shared/i18n/locale';
import { lacksTotp } from '@/shared/session/account';
import {
  homeOf,
  mayAdministerAccounts,
  mayOpenTickets,
  mayReadAudit,
  mayReadTickets,
  maySeeProjections,
} from '@/shared/session/permissions';
import { session } from '@/shared/session/session';
import { CrashPage } from './pages/crash-page';
import { NotFoundPage } from './pages/not-found-page';
import { only } from './pages/only';
import { Shell } from './shell/shell';
import { signInSearchSchema } from './sign-in-search';

/** The one page that whoever lacks a demanded second factor can use. */
const securityPath = '/account/security';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  beforeLoad: async () => {
    await session.restore();
    await locale.settled();
  },
});

/** Pages for those who are not signed in; whoever is goes on to where they wanted to go. */
const guestRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'guest',
  validateSearch: signInSearchSchema,
  beforeLoad: ({ search }) => {
    const state = session.current();
    if (state.status === 'signed-in') throw redirect({ href: search.redirect ?? homeOf(state.account), replace: true });
  },
});

/** Pages for those who are. */
const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  component: Shell,
  beforeLoad: ({ location }) => {
    const state = session.current();
    if (state.status === 'signed-in') {
      if (!lacksTotp(state.account) || location.pathname === securityPath) return;
      throw redirect({ to: securityPath, replace: true });
    }
    throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { redirect: location.href } });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/session/sign-in-page'), 'SignInPage'),
});
const registerRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: '/register',
  component: lazyRouteComponent(() => import('@/features/session/register-page'), 'RegisterPage'),
});
const bootstrapRoute = createRoute({
  getParentRoute: () => guestRoute,
  path: '/bootstrap',
  component: lazyRouteComponent(() => import('@/features/session/bootstrap-page'), 'BootstrapPage'),
});

/** These two are also for whoever is signed in: the links to them are theirs all the same. */
const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('@/features/session/forgot-password-page'), 'ForgotPasswordPage'),
});
const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('@/features/session/reset-password-page'), 'ResetPasswordPage'),
});

const homeRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/',
  beforeLoad: () => {
    const state = session.current();
    if (state.status === 'signed-in') throw redirect({ to: homeOf(state.account), replace: true });
  },
});

const ticketsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/tickets',
  component: only(
    mayReadTickets,
    lazyRouteComponent(() => import('@/features/tickets/tickets-page'), 'TicketsPage'),
  ),
  validateSearch: filtersSchema,
});

const ticketRoute = createRoute({
  getParentRoute: () => ticketsRoute,
  path: '/$ticketId',
  component: lazyRouteComponent(() => import('@/features/tickets/detail/ticket-pane'), 'TicketPane'),
});

const newTicketRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/tickets/new',
  component: only(
    mayOpenTickets,
    lazyRouteComponent(() => import('@/features/tickets/form/new-ticket-page'), 'NewTicketPage'),
  ),
});

const accountsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/accounts',
  component: only(
    mayAdministerAccounts,
    lazyRouteComponent(() => import('@/features/accounts/accounts-page'), 'AccountsPage'),
  ),
});

const auditRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/audit',
  component: only(
    mayReadAudit,
    lazyRouteComponent(() => import('@/features/audit/audit-page'), 'AuditPage'),
  ),
  validateSearch: auditSearchSchema,
});

const rolesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/roles',
  component: only(
    mayAdministerAccounts,
    lazyRouteComponent(() => import('@/features/roles/roles-page'), 'RolesPage'),
  ),
});

const projectionsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/projections',
  component: only(
    maySeeProjections,
    lazyRouteComponent(() => import('@/features/projections/projections-page'), 'ProjectionsPage'),
  ),
});

const securityRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: securityPath,
  component: lazyRouteComponent(() => import('@/features/security/security-page'), 'SecurityPage'),
});

const languageRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/account/language',
  component: lazyRouteComponent(() => import('@/features/preferences/language-page'), 'LanguagePage'),
});

const routeTree = rootRoute.addChildren([
  guestRoute.addChildren([signInRoute, registerRoute, bootstrapRoute]),
  forgotPasswordRoute,
  resetPasswordRoute,
  memberRoute.addChildren([
    homeRoute,
    ticketsRoute.addChildren([ticketRoute]),
    newTicketRoute,
    accountsRoute,
    auditRoute,
    rolesRoute,
    projectionsRoute,
    securityRoute,
    languageRoute,
  ]),
]);

export const createAppRouter = (queryClient: QueryClient, history?: RouterHistory) =>
  createRouter({
    ...(history ? { history } : {}),
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
  });

/** Their pages could not be fetched while the desk is out of reach, and there is something to do on them then too. */
export const keepTicketPagesAtHand = (router: Pick<AppRouter, 'loadRouteChunk'>) =>
  [ticketsRoute, ticketRoute, newTicketRoute].map((route) => router.loadRouteChunk(route));

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
