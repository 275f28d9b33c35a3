import { expect, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { admin, answer, newPage, Office, refuse, signIn, unique } from './support/people';

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
