import { expect, test } from '@playwright/test';
import { expectLive, newPage, Office, signIn, unique } from './support/people';

let office: Office;
test.beforeAll(async ({ baseURL }) => {
  office = await Office.open(baseURL as string);
});
test.afterAll(() => office.close());

test('tells the truth when the connection is cut, and catches up without loading the list again', async ({
  context,
}) => {
  const page = await newPage(context);
  await signIn(page, await office.hire('agent', 'sales'));
  await expectLive(page);
  const pill = page.getByRole('status', { name: 'Connection' });

  await context.setOffline(true);
  await expect(pill).toHaveText(/Offline|Reconnecting/, { timeout: 5_000 });
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeVisible();
  const title = unique('Opened while away');
  await office.openTicket(title, 'sales');
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);

  const lists: string[] = [];
  page.on('request', (sent) => {
    if (new URL(sent.url()).pathname === '/api/v1/tickets') lists.push(sent.url());
  });
  await context.setOffline(false);
  await expect(pill).toHaveText('Live', { timeout: 6_000 });
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  expect(lists).toEqual([]);
});

test('a reload keeps the session, and filters stay in the address', async ({ context }) => {
  const page = await newPage(context);
  await signIn(page, await office.hire('agent', 'sales'));
  await page.getByRole('link', { name: 'Resolved' }).click();
  await expect(page).toHaveURL(/status=resolved/);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Resolved' })).toHaveAttribute('aria-current', 'page');
  await expectLive(page);
});
