import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { admin, newPage, Office, signIn, unique } from './support/people';

const widths = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };

/** Looks at the page as it is: a picture of each scheme and width, no axe finding in either scheme, no sideways scrolling. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const viewport of Object.values(widths)) {
      await page.setViewportSize(viewport);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await page.screenshot({ path: `test-results/screens/${name}-${scheme}-${viewport.width}.png` });
      if (scheme === 'light' || viewport === widths.wide)
        await expectAccessible(page, `${name}, ${scheme}, ${viewport.width}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(sideways, `${name} scrolls sideways at ${viewport.width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize(widths.wide);
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect.soft(found, what).toEqual([]);
}

for (const path of [
  '/sign-in',
  '/register',
  '/bootstrap#token=none',
  '/forgot-password',
  '/reset-password#token=none',
  '/nowhere',
]) {
  test(`page for guests: ${path}`, async ({ context }) => {
    const page = await newPage(context);
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await inspect(page, path.replace(/^\W/, '').replace(/\W+/g, '-'));
  });
}

test.describe('pages for administrators', () => {
  const title = unique('A ticket to look at');
  let page: Page;

  test.beforeAll(async ({ browser, baseURL }) => {
    const office = await Office.open(baseURL as string);
    await office.openTicket(title, 'sales');
    await office.close();
    page = await newPage(await browser.newContext());
    await signIn(page, admin);
  });
  test.beforeEach(() => page.goto('/tickets'));
  test.afterAll(() => page.context().close());

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
    await inspect(page, 'accounts');
  });

  test('creating an account', async () => {
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'New account' }).click();
    await expect(page.getByRole('dialog', { name: 'New account' })).toBeVisible();
    await inspect(page, 'account-new');
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

  test('password and security', async () => {
    await page.goto('/account/security');
    await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
    await inspect(page, 'security');
  });

  test('the projections', async () => {
    await page.goto('/projections');
    await expect(page.getByRole('progressbar').first()).toBeVisible();
    await inspect(page, 'projections');
  });
});

test('pages for users, and a page not for them', async ({ context, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const user = await office.hire('user');
  await office.close();
  const page = await newPage(context);
  await signIn(page, user);
  await expect(page.getByText('No tickets yet')).toBeVisible();
  await inspect(page, 'tickets-empty');
  await page.goto('/accounts');
  await expect(page.getByText('This page is not for your role')).toBeVisible();
  await inspect(page, 'forbidden');
});

test('the list and a ticket work by keyboard alone', async ({ context, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const agent = await office.hire('agent', 'sales');
  const [older, newer] = [unique('Older'), unique('Newer')];
  await office.openTicket(older, 'sales');
  await office.openTicket(newer, 'sales');
  await office.close();
  const page = await newPage(context);
  await signIn(page, agent);
  await expect(page.getByRole('link', { name: newer })).toBeVisible();
  await page.getByRole('link', { name: newer }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: older })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: older })).toBeVisible();
});
