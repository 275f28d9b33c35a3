import { type Browser, expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { expectLive, newPage, Office, type Person, signIn, unique } from './support/people';
import { Wire } from './support/wire';

let office: Office;
let wire: Wire;
test.beforeAll(async ({ baseURL }) => {
  office = await Office.open(baseURL as string);
});
test.beforeEach(async ({ baseURL }) => {
  wire = await Wire.to(baseURL as string);
});
test.afterEach(() => wire.close());
test.afterAll(() => office.close());

/** A live window at the end of the wire. */
async function windowOf(browser: Browser, person: Person): Promise<Page> {
  const page = await newPage(await browser.newContext({ baseURL: wire.url }));
  await signIn(page, person);
  await expectLive(page);
  return page;
}

const pillOf = (page: Page) => page.getByRole('status', { name: 'Connection' });
const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
const keptIn = (page: Page) => page.getByRole('list', { name: 'Kept on this device' });
const startWork = (page: Page, title: string) => page.getByRole('button', { name: `Start work: ${title}` }).click();

async function openTicket(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'New ticket' }).click();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Description').fill('Written while the desk was away.');
  await page.getByLabel('Category').selectOption('sales');
  await page.getByRole('button', { name: 'Open ticket' }).click();
}

test('what is decided while the desk is away outlives a reload, and is there once afterwards', async ({
  browser,
  context,
}) => {
  const title = unique('Decided while away');
  const id = await office.openTicket(title, 'sales');
  const page = await windowOf(browser, await office.hire('agent', 'sales'));
  await expect(page.getByRole('link', { name: title })).toBeVisible();

  wire.cut();
  await expect(pillOf(page)).toHaveText(/Offline|Reconnecting/);
  await startWork(page, title);
  await expect(rowOf(page, title)).toContainText('In progress');
  await expect(rowOf(page, title)).toContainText('Waiting to be sent');
  const opened = unique('Opened while away');
  await openTicket(page, opened);
  await expect(keptIn(page)).toContainText(opened);
  await expect(pillOf(page)).toContainText('2 changes waiting to be sent');
  await inspect(page, 'outbox-list');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await inspect(page, 'outbox-ticket');

  const writes = (url: URL) => url.pathname.startsWith('/api/v1/tickets');
  await page.route(writes, (route) => (route.request().method() === 'GET' ? route.fallback() : route.abort()));
  wire.mend();
  await expect(pillOf(page)).toContainText('Live', { timeout: 15_000 });
  await page.goto('/tickets');
  await expect(pillOf(page)).toHaveText('Live, 2 changes waiting to be sent');
  await expect(keptIn(page)).toContainText(opened);

  const other = await newPage(context);
  await signIn(other, await office.hire('agent', 'sales'));
  await expectLive(other);
  await expect(rowOf(other, title)).toContainText('Waiting');
  await page.unroute(writes);
  await expect(pillOf(page)).toHaveText('Live', { timeout: 15_000 });
  await expect(keptIn(page)).toHaveCount(0);
  for (const each of [page, other]) {
    await expect(rowOf(each, title)).toContainText('In progress');
    await expect(each.getByRole('link', { name: opened })).toHaveCount(1);
  }
  expect(await office.happenings(id)).toEqual(['ticket.created', 'ticket.status-updated']);
});

test('a connection that died without a word is noticed, and everything is caught up with', async ({ browser }) => {
  const title = unique('Half-open');
  const id = await office.openTicket(title, 'sales');
  const page = await windowOf(browser, await office.hire('agent', 'sales'));
  await expect(page.getByRole('link', { name: title })).toBeVisible();

  wire.silence();
  await startWork(page, title);
  const missed = unique('Opened meanwhile');
  await office.openTicket(missed, 'sales');
  await expect(rowOf(page, title)).toContainText('Waiting to be sent', { timeout: 15_000 });
  await expect(pillOf(page)).toHaveText(/Offline|Reconnecting/, { timeout: 35_000 });
  await expect(page.getByRole('link', { name: missed })).toHaveCount(0);

  wire.mend();
  await expect(pillOf(page)).toHaveText('Live', { timeout: 25_000 });
  await expect(page.getByRole('link', { name: missed })).toBeVisible();
  await expect(rowOf(page, title)).toContainText('In progress');
  await expect(rowOf(page, title)).not.toContainText('Waiting to be sent');
  expect(await office.happenings(id)).toEqual(['ticket.created', 'ticket.status-updated']);
});

test('a change whose answer was lost is taken for done, and not done twice', async ({ browser }) => {
  const title = unique('Lost answer');
  const id = await office.openTicket(title, 'sales');
  const page = await windowOf(browser, await office.hire('agent', 'sales'));
  await expect(page.getByRole('link', { name: title })).toBeVisible();

  wire.loseAnswers();
  await startWork(page, title);
  await expect(rowOf(page, title)).toContainText('Waiting to be sent', { timeout: 15_000 });
  expect(await office.happenings(id)).toEqual(['ticket.created', 'ticket.status-updated']);
  wire.mend();
  await expect(rowOf(page, title)).not.toContainText('Waiting to be sent', { timeout: 25_000 });
  await expect(rowOf(page, title)).toContainText('In progress');
  await expect(keptIn(page)).toHaveCount(0);
  expect(await office.happenings(id)).toEqual(['ticket.created', 'ticket.status-updated']);
});

test('a reply whose answer was lost outlives a reload and is there once', async ({ browser }) => {
  const title = unique('Lost answer to a reply');
  const id = await office.openTicket(title, 'sales');
  const page = await windowOf(browser, await office.hire('agent', 'sales'));
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('textbox', { name: 'Your reply' }).fill('On my way.');
  const card = page.getByRole('article').getByRole('listitem').filter({ hasText: 'On my way.' });

  wire.loseAnswers();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(card).toContainText('Sending …');
  await expect(card).toContainText('Waiting to be sent', { timeout: 15_000 });
  wire.mend();
  await page.reload();
  await expect(pillOf(page)).toHaveText('Live', { timeout: 25_000 });
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('just now');
  expect(await office.happenings(id)).toEqual(['ticket.created', 'ticket.replied']);
});

test('what somebody overtook is shown as that, with the words that were written', async ({ browser }) => {
  const title = unique('Overtaken');
  const person = await office.hire('user');
  const own = await Office.open(wire.url, person);
  const id = await own.openTicket(title, 'sales');
  const page = await windowOf(browser, person);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();

  wire.cut();
  await expect(pillOf(page)).toHaveText(/Offline|Reconnecting/);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill(`${title}, rewritten`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: `${title}, rewritten` })).toBeVisible();
  await office.move(id, 'resolved');

  wire.mend();
  const kept = keptIn(page).last();
  await expect(kept).toContainText('Not done.', { timeout: 15_000 });
  await kept.getByText('Your text', { exact: true }).click();
  await expect(kept).toContainText(`${title}, rewritten`);
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  await inspect(page, 'outbox-refused');
  await page.getByRole('button', { name: 'Review your text' }).click();
  await expect(page.getByRole('dialog').getByLabel('Title')).toHaveValue(`${title}, rewritten`);
  await inspect(page, 'outbox-review');
  await own.close();
});
