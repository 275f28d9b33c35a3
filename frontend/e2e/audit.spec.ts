import { expect, type Page, test } from '@playwright/test';
import { admin, newPage, Office, signIn } from './support/people';

let office: Office;
test.beforeAll(async ({ baseURL }) => {
  office = await Office.open(baseURL as string);
});
test.afterAll(() => office.close());

const rows = (page: Page) => page.getByRole('table', { name: 'Entries' }).getByRole('row');

/** The list follows the log by a moment, and a refused sign-in reaches the log within a second. */
const expectEntry = (page: Page, ...words: string[]) =>
  expect(async () => {
    await page.reload();
    let found = rows(page);
    for (const each of words) found = found.filter({ hasText: each });
    await expect(found.first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

test('an administrator changes a role, and an auditor finds who did it', async ({ browser }) => {
  const person = await office.hire('user');
  const auditor = await office.hire('auditor');
  const desk = await newPage(await browser.newContext());
  await signIn(desk, admin);
  await desk.getByRole('link', { name: 'Accounts' }).click();
  await desk.getByLabel('Find by name or e-mail').fill(person.username);
  await desk.getByRole('button', { name: `Change role of ${person.username}` }).click();
  await desk.getByRole('dialog').getByLabel('Role').selectOption('analyst');
  await desk.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('row').filter({ hasText: person.username })).toContainText('Analyst');
  await desk.getByRole('button', { name: `Details of ${person.username}` }).click();
  await desk.getByRole('tab', { name: 'History' }).click();
  await desk.getByRole('link', { name: 'Entries in the audit' }).click();
  await expect(desk).toHaveURL(new RegExp(`/audit\\?account=.*${person.id}`));

  const page = await newPage(await browser.newContext());
  await signIn(page, auditor);
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await page.getByLabel('Kind').selectOption('Role changed');
  await expectEntry(page, 'changed the role to Analyst', person.username);
  await page
    .getByRole('link', { name: `Only entries of ${person.username}` })
    .first()
    .click();
  await expect(page.getByLabel('Account', { exact: true })).toHaveValue(person.id);
  await expect(rows(page)).toHaveCount(2);
});

test('a refused sign-in shows up', async ({ browser }) => {
  const person = await office.hire('user');
  const auditor = await office.hire('auditor');
  const stranger = await newPage(await browser.newContext());
  await stranger.goto('/sign-in');
  await stranger.getByLabel('E-mail').fill(person.email);
  await stranger.getByLabel('Password', { exact: true }).fill('not the password');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.getByRole('alert')).toBeVisible();

  const page = await newPage(await browser.newContext());
  await signIn(page, auditor);
  await page.goto(`/audit?account=${person.id}`);
  await expectEntry(page, 'could not sign in: wrong password', person.username);
});
