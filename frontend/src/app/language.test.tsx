import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { exactTime, formatNumber, timeAgo } from '@/shared/i18n/format';
import { locale } from '@/shared/i18n/locale';
import { keepChoice } from '@/shared/i18n/locale-storage';
import { session } from '@/shared/session/session';
import { accountOf, ticketOf } from '@/test/fixtures';
import { renderApp, signInAs } from '@/test/render-app';
import { api, server } from '@/test/server';

const html = document.documentElement;
const minute = 60_000;

afterEach(async () => {
  localStorage.clear();
  await locale.belongTo(null);
});

async function openTickets() {
  await signInAs(accountOf('agent'));
  server.use(http.get(api('/tickets'), () => HttpResponse.json({ items: [ticketOf()], next: null })));
  const app = renderApp('/tickets');
  await screen.findByText('1 ticket');
  return app;
}

async function choose(app: Awaited<ReturnType<typeof openTickets>>, language: string) {
  await app.user.click(screen.getByRole('button', { name: /Some agent/ }));
  await app.user.selectOptions(await screen.findByRole('combobox', { name: /^(Language|اللغة)$/ }), language);
}

test('speaks another language at once, and is read the other way in Arabic', async () => {
  const app = await openTickets();
  await choose(app, 'العربية');
  expect(await screen.findByText('تذكرة واحدة')).toBeInTheDocument();
  expect(html).toHaveAttribute('lang', 'ar');
  expect(html).toHaveAttribute('dir', 'rtl');
  expect(screen.getByRole('link', { name: 'Printer on fire' })).toHaveAttribute('dir', 'auto');
  await app.user.selectOptions(screen.getByRole('combobox', { name: 'اللغة' }), 'Deutsch');
  expect(await screen.findByText('1 Ticket')).toBeInTheDocument();
  expect(html).toHaveAttribute('lang', 'de');
  expect(html).toHaveAttribute('dir', 'ltr');
});

test('keeps what each account chose, and what is chosen before signing in, apart', async () => {
  session.end('left');
  const { user } = renderApp('/sign-in');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'Ελληνικά');
  expect(await screen.findByRole('button', { name: 'Σύνδεση' })).toBeInTheDocument();
  await signInAs(accountOf('user'));
  await locale.settled();
  expect(html).toHaveAttribute('lang', 'el');
  await locale.choose({ language: 'fr' });
  session.end('expired');
  await locale.settled();
  expect(html).toHaveAttribute('lang', 'fr');
  await signInAs(accountOf('agent'));
  await waitFor(() => expect(html).toHaveAttribute('lang', 'el'));
  await signInAs(accountOf('user'));
  await waitFor(() => expect(html).toHaveAttribute('lang', 'fr'));
  session.end('left');
  await waitFor(() => expect(html).toHaveAttribute('lang', 'el'));
});

test('tells the time in the chosen zone, and takes what is typed for it', async () => {
  await signInAs(accountOf('admin'));
  keepChoice('admin-1', { timeZone: 'Asia/Kolkata' });
  server.use(http.get(api('/audit'), () => HttpResponse.json({ items: [], next: null })));
  await locale.reload();
  const { user, router } = renderApp('/audit');
  await user.type(await screen.findByLabelText('Since'), '2026-01-01T00:00');
  await waitFor(() => expect(router.state.location.search).toEqual({ from: '2025-12-31T18:30:00.000Z' }));
  await router.navigate({ to: '/account/language' });
  const zone = await screen.findByRole('combobox', { name: 'Time zone' });
  expect(zone).toHaveDisplayValue('Asia/Kolkata');
  expect(exactTime('2026-01-01T00:00:00Z')).toMatch(/5:30:00/);
  await user.selectOptions(zone, 'UTC');
  await waitFor(() => expect(exactTime('2026-01-01T00:00:00Z')).toMatch(/12:00:00/));
});

test('shows times that are on the screen in another zone at once', async () => {
  await openTickets();
  const time = () => within(screen.getByRole('list', { name: 'Tickets' })).getByRole('time').title;
  await locale.choose({ timeZone: 'Pacific/Kiritimati' });
  await waitFor(() => expect(time()).toContain('Jan 2, 2026'));
  await locale.choose({ timeZone: 'Pacific/Honolulu' });
  await waitFor(() => expect(time()).toContain('Jan 1, 2026'));
});

test('writes numbers and times as the language does', async () => {
  const at = '2026-01-01T10:00:00Z';
  const later = (past: number) => new Date(at).getTime() + past;
  await locale.choose({ language: 'de', timeZone: 'Europe/Athens' });
  expect(formatNumber(12_345.6)).toBe('12.345,6');
  expect(timeAgo(at, later(2 * minute))).toBe('vor 2 Min.');
  expect(timeAgo(at, later(30 * 24 * 60 * minute))).toBe('1. Jan.');
  expect(exactTime(at)).toBe('01.01.2026, 12:00:00');
  await locale.choose({ language: 'ar' });
  expect(formatNumber(1_234)).toBe('1,234');
  expect(timeAgo(at, later(2 * minute))).toBe('قبل دقيقتين');
});
