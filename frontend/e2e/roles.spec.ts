import { expect, type Page, test } from '@playwright/test';
import { admin, expectLive, newPage, Office, type Role, signIn, unique, watchRequests } from './support/people';

let office: Office;
test.beforeAll(async ({ baseURL }) => {
  office = await Office.open(baseURL as string);
});
test.afterAll(() => office.close());

const forbidden = (page: Page) => page.getByRole('heading', { name: 'This page is not for your role' });

const allowed: Record<Role, string[]> = {
  user: ['/tickets', '/tickets/new'],
  agent: ['/tickets', '/tickets/new'],
  auditor: ['/tickets', '/audit'],
  analyst: ['/projections'],
};
const guarded = ['/tickets', '/tickets/new', '/accounts', '/roles', '/audit', '/projections'];

for (const role of ['user', 'agent', 'auditor', 'analyst'] as const) {
  test(`every page is open or closed to a signed-in ${role} as it should be`, async ({ context }) => {
    const page = await newPage(context);
    await signIn(page, await office.hire(role, role === 'agent' ? 'sales' : undefined));
    for (const path of guarded) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).or(forbidden(page)).first()).toBeVisible();
      await expect(forbidden(page)).toHaveCount(allowed[role].includes(path) ? 0 : 1);
    }
  });
}

test('whoever is not signed in is asked to, and then gets where they wanted', async ({ context }) => {
  const page = await newPage(context);
  for (const path of guarded) {
    await page.goto(path);
    await expect(page).toHaveURL(new RegExp(`/sign-in\\?redirect=${encodeURIComponent(path)}`));
  }
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('a changed role acts in a window that is already open, and says so', async ({ context }) => {
  const page = await newPage(context);
  const person = await office.hire('user');
  await signIn(page, person);
  await expectLive(page);
  const title = unique('Offer for seats');
  await office.openTicket(title, 'sales');
  await office.changeRole(person.id, 'agent', 'sales');
  await expect(page.getByText('Your rights have changed')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Sales' })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('an agent loses a department and gets it back in a window that stays open', async ({ context }, testInfo) => {
  const page = await newPage(context);
  const agent = await office.hire('agent', 'sales');
  const sold = unique('Offer for seats');
  const broken = unique('Printer on fire');
  await office.openTicket(sold, 'sales');
  await office.openTicket(broken, 'technical-support');
  const loads: string[] = [];
  page.on('framenavigated', (frame) => loads.push(frame.url()));
  const shoot = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  await signIn(page, agent);
  await expectLive(page);
  await expect(page.getByRole('link', { name: sold })).toBeVisible();
  await expect(page.getByRole('link', { name: broken })).toHaveCount(0);
  await shoot('1-sales');
  loads.length = 0;

  await office.changeRole(agent.id, 'agent', 'technical-support');
  await expect(page.getByText('You are now: Agent · Technical support.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Technical support' })).toBeVisible();
  await expect(page.getByRole('link', { name: sold })).toHaveCount(0);
  await expect(page.getByRole('link', { name: broken })).toBeVisible();
  await shoot('2-technical-support');

  await office.changeRole(agent.id, 'agent', 'sales');
  await expect(page.getByText('You are now: Agent · Sales.')).toBeVisible();
  await expect(page.getByRole('link', { name: sold })).toBeVisible();
  await expect(page.getByRole('link', { name: broken })).toHaveCount(0);
  await shoot('3-sales-again');
  const later = unique('Second offer');
  await office.openTicket(later, 'sales');
  await expect(page.getByRole('link', { name: later })).toBeVisible();
  await expectLive(page);
  expect(loads).toEqual([]);
});

test('a role that was made here gives an open window what it contains, and takes it again', async ({
  browser,
  context,
}) => {
  const title = unique('Supervisor');
  const agent = await office.hire('agent', 'sales');
  const ticket = unique('An old question');
  await office.openTicket(ticket, 'sales');
  const window = await newPage(context);
  await signIn(window, agent);
  await expectLive(window);
  await window.getByRole('link', { name: ticket }).click();
  await expect(window.getByRole('button', { name: 'Start work', exact: true })).toBeVisible();
  const more = window.getByRole('button', { name: 'More actions' });
  await expect(more).toHaveCount(0);
  const seen = watchRequests(window);

  const desk = await newPage(await browser.newContext());
  await signIn(desk, admin);
  await desk.getByRole('link', { name: 'Roles' }).click();
  await desk.getByRole('button', { name: 'New role' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Title').fill(title);
  for (const name of ['Change status', 'Assign and release', 'Delete tickets']) await dialog.getByLabel(name).check();
  await dialog.getByRole('button', { name: 'Create role' }).click();
  await expect(desk.getByRole('listitem', { name: title })).toBeVisible();

  await desk.getByRole('link', { name: 'Accounts' }).click();
  await desk.getByLabel('Find by name or e-mail').fill(agent.username);
  await desk.getByRole('button', { name: `Change role of ${agent.username}` }).click();
  await desk.getByLabel('Role', { exact: true }).selectOption(title);
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText(`You are now: ${title} · Sales.`)).toBeVisible();
  await more.click();
  await expect(window.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
  await window.keyboard.press('Escape');

  await desk.getByRole('link', { name: 'Roles' }).click();
  await desk.getByRole('button', { name: `Edit the role ${title}` }).click();
  await dialog.getByLabel('Delete tickets').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText('No longer: Delete tickets.')).toBeVisible();
  await expect(more).toHaveCount(0);
  expect(seen.filter((each) => each.startsWith('navigation'))).toEqual([]);
  await expect(desk.getByRole('listitem', { name: title }).getByText('Can be retired when nobody')).toBeVisible();
  await desk.context().close();
});

test('a role can be retired when nobody has it, and is refused to whoever has not heard who has', async ({
  context,
}) => {
  const title = unique('Reader');
  const key = await office.makeRole(title, 'auditor', ['tickets:read']);
  const person = await office.hire('user');
  const desk = await newPage(context);
  await signIn(desk, admin);
  await desk.getByRole('link', { name: 'Roles' }).click();
  const role = desk.getByRole('listitem', { name: title });
  const retire = async () => {
    await role.getByRole('button', { name: `Retire the role ${title}` }).click();
    await role.getByRole('button', { name: 'Retire', exact: true }).click();
  };
  await expect(role.getByText('0 accounts')).toBeVisible();
  await office.changeRole(person.id, key);
  await retire();
  await expect(desk.getByText('Somebody has this role. Give them another one first.')).toBeVisible();
  await expect(role.getByText('1 account')).toBeVisible();
  await office.changeRole(person.id, 'user');
  await desk.reload();
  await expect(role.getByText('0 accounts')).toBeVisible();
  await retire();
  await expect(role).toHaveCount(0);
});

test('signing out closes the pages behind it', async ({ context }) => {
  const page = await newPage(context);
  await signIn(page, await office.hire('user'));
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
  await page.goto('/tickets');
  await expect(page).toHaveURL(/sign-in/);
});
