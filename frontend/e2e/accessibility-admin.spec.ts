import { expect, type Page, test } from '@playwright/test';
import { inspect, widths } from './support/inspect';
import { admin, answer, newPage, Office, refuse, signIn, unique } from './support/people';

const title = unique('A ticket to look at');
let page: Page;
let name: string;

test.beforeAll(async ({ browser, baseURL }) => {
  const office = await Office.open(baseURL as string);
  await office.openTicket(title, 'sales');
  await office.makeRole(unique('Supervisor'), 'agent', ['tickets:read', 'tickets:delete']);
  // One long word, which no page may give all its room.
  const person = await office.hire('user', undefined, unique(`A${'W'.repeat(32)}`).replace(' ', '-'));
  await office.grant(person.id, 'agent', 'sales', 3_600_000, true);
  await office.close();
  name = person.username;
  page = await newPage(await browser.newContext());
  await signIn(page, admin);
});
test.beforeEach(() => page.goto('/tickets'));
test.afterEach(() => page.unrouteAll());
test.afterAll(() => page.context().close());

const openDetails = async () => {
  await page.goto('/accounts');
  await page.getByRole('button', { name: `Details of ${name}` }).click();
  return page.getByRole('dialog', { name: `Details of ${name}` });
};

const expectOneRowOfTabs = async () => {
  const tops = await page.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
};

const expectRoomInEachColumn = async () => {
  await expect(page.getByRole('cell').filter({ hasText: name }).first()).toBeVisible();
  const room = await page.getByRole('columnheader').evaluateAll((cells) => cells.map((cell) => cell.clientWidth));
  expect(Math.min(...room)).toBeGreaterThan(100);
};

test('the list', async () => {
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible();
  await inspect(page, 'tickets');
});

test('a ticket', async () => {
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByText('opened the ticket')).toBeVisible();
  await inspect(page, 'ticket');
});

test('editing a ticket', async () => {
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit ticket' })).toBeVisible();
  await inspect(page, 'ticket-edit');
});

test('opening a ticket, with mistakes', async () => {
  await page.goto('/tickets/new');
  await page.getByRole('button', { name: 'Open ticket' }).click();
  await inspect(page, 'ticket-new');
});

test('the accounts', async () => {
  await page.goto('/accounts');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectRoomInEachColumn();
  await inspect(page, 'accounts');
});

test('creating an account', async () => {
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'New account' }).click();
  await expect(page.getByRole('dialog', { name: 'New account' })).toBeVisible();
  await inspect(page, 'account-new');
});

test('the roles', async () => {
  await page.goto('/roles');
  await expect(page.getByRole('listitem', { name: /^Supervisor/ }).first()).toBeVisible();
  await inspect(page, 'roles');
});

test('making a role, with mistakes', async () => {
  await page.goto('/roles');
  await page.getByRole('button', { name: 'New role' }).click();
  await page.getByRole('button', { name: 'Create role' }).click();
  await expect(page.getByRole('dialog', { name: 'New role' }).getByText('Please fill this in.')).toBeVisible();
  await inspect(page, 'role-new');
});

test('giving rights for a time, with mistakes', async () => {
  await page.goto('/accounts');
  await page
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Give rights for a time' }).click();
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await inspect(page, 'account-grants');
});

test('the details of an account', async () => {
  const dialog = await openDetails();
  await expect(dialog.getByText('You gave this, so another administrator has to approve it.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await inspect(page, 'account-details');
  await page.setViewportSize(widths.narrow);
  await expectOneRowOfTabs();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize(widths.wide);
  await dialog.getByRole('tab', { name: 'Signing in' }).click();
  await expect(dialog.getByText('Second factor: off')).toBeVisible();
  await inspect(page, 'account-sign-in');
  await dialog.getByRole('tab', { name: 'History' }).click();
  await expect(dialog.getByText('created the account')).toBeVisible();
  await inspect(page, 'account-history');
});

test('the question for the password, over a dialog', async () => {
  await refuse(page, 'PUT', '/accounts/*/role', 403, 'reauth_required');
  await page.goto('/accounts');
  const opener = page.getByRole('button', { name: `Change role of ${name}` });
  await opener.click();
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('dialog', { name: 'Is it still you?' });
  await expect(question.getByLabel('Password', { exact: true })).toBeFocused();
  await inspect(page, 'fresh-sign-in');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: `Change role of ${name}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('password and security', async () => {
  await page.goto('/account/security');
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
  await inspect(page, 'security');
});

test('a second factor on its way, and its recovery codes', async () => {
  const recoveryCodes = Array.from({ length: 10 }, (_, index) => `abcd-efg${index}`);
  await answer(page, 'POST', '/me/totp', 200, { secret: 'ABCDEFGH', uri: 'otpauth://totp/x?secret=ABCDEFGH' });
  await answer(page, 'PUT', '/me/totp', 200, { recoveryCodes });
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  await inspect(page, 'security-setup');
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Confirm code' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await expect(page.getByRole('group', { name: 'Keep these recovery codes' })).toBeFocused();
  await inspect(page, 'security-codes');
});

test('the audit, and nothing that fits', async () => {
  await page.goto('/audit');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectRoomInEachColumn();
  await inspect(page, 'audit');
  await page.goto('/audit?account=none');
  await expect(page.getByText('No entry fits these filters.')).toBeVisible();
  await inspect(page, 'audit-empty');
});

test('the projections', async () => {
  await page.goto('/projections');
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await inspect(page, 'projections');
});
