import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { injections } from './support/injections';
import { admin, expectLive, newPerson, Office, signIn, unique } from './support/people';

const LONGEST_NAME = 50;
const LONGEST_TITLE = 60;
const isName = (text: string) => text.length <= LONGEST_NAME;

/** A page and everything that must not happen on it. */
async function watched(context: BrowserContext, own: string): Promise<{ page: Page; harm: string[] }> {
  const page = await context.newPage();
  const harm: string[] = [];
  page.on('dialog', (dialog) => {
    harm.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => harm.push(`popup: ${popup.url()}`));
  page.on('pageerror', (error) => harm.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) harm.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${own}/`)) harm.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('breached', (what: string) => harm.push(`policy: ${what}`));
  await page.addInitScript(() => {
    const { breached } = window as unknown as { breached: (what: string) => void };
    addEventListener('securitypolicyviolation', (event) => breached(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  return { page, harm };
}

/** What texts turned into, other than text. */
const left = (page: Page) =>
  page.evaluate(() => ({
    hurt: 'hurt' in window,
    links: [...document.querySelectorAll('a')]
      .filter((link) => !link.href.startsWith(`${location.origin}/`) || link.target)
      .map((link) => link.outerHTML),
    handlers: [...document.querySelectorAll('*')]
      .filter((element) => element.getAttributeNames().some((name) => name.startsWith('on')))
      .map((element) => element.outerHTML),
    foreign: document.querySelectorAll('iframe, object, embed, base, marquee, math, portal, body script').length,
  }));

test('A-60, A-61: whatever people write stays text, on every page it is shown on', async ({ context, baseURL }) => {
  test.setTimeout(900_000);
  const own = baseURL as string;
  const office = await Office.open(own);
  const { page, harm } = await watched(context, own);
  await signIn(page, admin);
  await expectLive(page);
  const before = await left(page);

  for (const text of injections) {
    await test.step(text, async () => {
      const author = isName(text) ? await Office.open(own, await office.hire('agent', 'sales', text)) : office;
      await author.openTicket(text, 'sales', text);
      const inList = page.getByRole('link', { name: text, exact: true });
      await expect(inList.first()).toBeVisible();
      await inList.first().click();
      const ticket = page.getByRole('article');
      await expect(ticket.getByRole('heading', { name: text, exact: true })).toBeVisible();
      await expect(ticket.getByText(text, { exact: true }).last()).toBeVisible();
      if (author !== office) {
        await expect(page.getByRole('complementary', { name: 'Properties' })).toContainText(text);
        await author.close();
      }
      expect(await left(page)).toEqual(before);
    });
  }

  await test.step('names among the accounts and in toasts', async () => {
    await page.getByRole('link', { name: 'Accounts' }).click();
    await expect(page.getByRole('cell', { name: injections[0] as string, exact: true }).first()).toBeVisible();
    for (const name of injections.filter(isName).slice(0, 12)) {
      const { email, password } = newPerson('user');
      await page.getByRole('button', { name: 'New account' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByLabel('E-mail').fill(email);
      await dialog.getByLabel('Password', { exact: true }).fill(password);
      await dialog.getByLabel('Role').selectOption('user');
      await dialog.getByRole('button', { name: 'Create account' }).click();
      await expect(page.getByText(`${name} can sign in now.`, { exact: true })).toBeVisible();
    }
  });

  await test.step('titles of roles, on their page and in toasts', async () => {
    await page.getByRole('link', { name: 'Roles' }).click();
    for (const text of injections.filter((each) => each.length <= LONGEST_TITLE - 20).slice(0, 6)) {
      const title = unique(text);
      await page.getByRole('button', { name: 'New role' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Title').fill(title);
      await dialog.getByLabel('Key').fill(unique('r').toLowerCase().replace(' ', '-'));
      await dialog.getByRole('button', { name: 'Create role' }).click();
      await expect(page.getByText(`The role ${title} can be given now.`, { exact: true })).toBeVisible();
      await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
    }
  });

  expect(await left(page)).toEqual(before);
  expect(before.hurt).toBe(false);
  expect(harm).toEqual([]);
  await office.close();
});
