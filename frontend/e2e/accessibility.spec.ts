import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { admin, answer, newPage, Office, refuse, signIn, unique } from './support/people';

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
  '/reset-password',
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

test('the code step of signing in, with a mistake', async ({ context }) => {
  const page = await newPage(context);
  await answer(page, 'POST', '/auth/login', 202, { mfaToken: 'none', expiresIn: 300 });
  await refuse(page, 'POST', '/auth/login/totp', 401, 'bad_credentials');
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Code' }).fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is wrong')).toBeVisible();
  await inspect(page, 'code-step');
});

test('a password that was asked for and one that was reset', async ({ context }) => {
  const page = await newPage(context);
  await answer(page, 'POST', '/auth/password-reset', 202, {});
  await answer(page, 'POST', '/auth/password-reset/confirm', 200, {});
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status')).toContainText('If there is an account');
  await inspect(page, 'forgot-password-done');
  await page.goto('/reset-password#token=none');
  await page.getByLabel('New password').fill('a password of the day');
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is changed');
  await inspect(page, 'reset-password-done');
});

test.describe('pages for administrators', () => {
  const title = unique('A ticket to look at');
  let page: Page;

  let name: string;

  test.beforeAll(async ({ browser, baseURL }) => {
    const office = await Office.open(baseURL as string);
    await office.openTicket(title, 'sales');
    await office.makeRole(unique('Supervisor'), 'agent', ['tickets:read', 'tickets:delete']);
    const person = await office.hire('user');
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
