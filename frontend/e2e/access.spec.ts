import { expect, test } from '@playwright/test';
import { expectLive, newPage, Office, signIn, unique } from './support/people';
import { totp } from './support/totp';

let office: Office;
test.beforeAll(async ({ baseURL }) => {
  office = await Office.open(baseURL as string);
});
test.afterAll(() => office.close());

test('a second factor is switched on, and signing in takes its code', async ({ context }) => {
  const page = await newPage(context);
  const person = await office.hire('user');
  await signIn(page, person);
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Password and security' }).click();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  const used = totp(secret);
  await page.getByRole('textbox', { name: 'Code' }).fill(used);
  await page.getByRole('button', { name: 'Confirm code' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();

  const leaveAndShowPassword = async () => {
    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  };
  await leaveAndShowPassword();
  // The code that switched it on is used up; the app shows the next one within half a minute.
  await expect.poll(() => totp(secret), { timeout: 40_000 }).not.toBe(used);
  await page.getByRole('textbox', { name: 'Code' }).fill(totp(secret));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /Account of/ })).toBeVisible();

  await leaveAndShowPassword();
  await page.getByRole('textbox', { name: 'Code' }).fill(recovery);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /Account of/ })).toBeVisible();
});

test('rights that are given for a time begin and end in a window that is open', async ({ context }) => {
  const page = await newPage(context);
  const person = await office.hire('user');
  const title = unique('Somebody else asks');
  await office.openTicket(title, 'sales');
  await signIn(page, person);
  await expectLive(page);
  await expect(page.getByText('No tickets yet')).toBeVisible();
  await office.grant(person.id, 'agent', 'sales', 20_000);
  await expect(page.getByText(/New until .*: Agent, for Sales/)).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('button', { name: 'Start work', exact: true })).toBeVisible();
  await expect(page.getByText('No longer: Agent, for Sales.')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Start work', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
});
