import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { admin, expectLive, newPage, Office, signIn, unique } from './support/people';

const alsoHere = (page: Page) => page.getByRole('list', { name: 'Also here' }).getByRole('listitem');

test('an agent sees a colleague come to the ticket, edit, type and leave', async ({ browser, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const agent = await office.hire('agent', 'sales', `Sam ${unique('Sales')}`);
  const title = unique('Printer on fire');
  const path = `/tickets/${await office.openTicket(title, 'sales')}`;
  await office.close();
  const page = await newPage(await browser.newContext());
  const colleague = await newPage(await browser.newContext());
  await signIn(page, agent);
  await signIn(colleague, admin);
  await Promise.all([page, colleague].map(expectLive));
  await page.goto(path);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expectLive(page);
  const head = await page.getByRole('heading', { name: title }).boundingBox();

  await colleague.goto(path);
  await expect(alsoHere(page)).toContainText(/is viewing$/, { timeout: 5_000 });
  await expect(alsoHere(colleague)).toContainText(`${agent.username} is viewing`);
  expect(await page.getByRole('heading', { name: title }).boundingBox()).toEqual(head);

  await colleague.getByRole('button', { name: 'Edit' }).click();
  await expect(alsoHere(page)).toContainText(/is editing$/, { timeout: 5_000 });
  await expect(page.getByRole('status', { name: 'Also here' })).toHaveText(/is editing$/);
  const field = colleague.getByRole('dialog').getByLabel('Description');
  await field.press('End');
  await field.pressSequentially('!');
  await expect(alsoHere(page)).toContainText(/is typing$/, { timeout: 5_000 });
  await expect(page.getByText(/is typing …$/)).toBeVisible();
  await expect(alsoHere(page)).toContainText(/is editing$/, { timeout: 8_000 });
  await inspect(page, 'presence');

  await colleague.getByRole('button', { name: 'Cancel' }).last().click();
  await expect(alsoHere(page)).toContainText(/is viewing$/, { timeout: 5_000 });
  await colleague.close();
  await expect(alsoHere(page)).toHaveCount(0, { timeout: 5_000 });
});

test('a colleague of another department is not shown and sees nothing', async ({ browser, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const [here, there] = [await office.hire('agent', 'sales'), await office.hire('agent', 'technical-support')];
  const title = unique('Only for sales');
  const path = `/tickets/${await office.openTicket(title, 'sales')}`;
  await office.close();
  const page = await newPage(await browser.newContext());
  const stranger = await newPage(await browser.newContext());
  await signIn(page, here);
  await signIn(stranger, there);
  await page.goto(path);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await stranger.goto(path);
  await expect(stranger.getByText('This ticket is no longer available')).toBeVisible();
  await expectLive(stranger);
  await expect(alsoHere(page)).toHaveCount(0);
  await expect(alsoHere(stranger)).toHaveCount(0);
});
