import { expect, type Page, test } from '@playwright/test';
import { admin, expectLive, newPage, newPerson, signIn, unique, watchRequests } from './support/people';

const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });

test('a ticket moves on three screens while nobody reloads', async ({ browser }) => {
  const [adminPage, agentPage, userPage] = (await Promise.all(
    [1, 2, 3].map(async () => newPage(await browser.newContext())),
  )) as [Page, Page, Page];
  const agent = newPerson('agent');
  const user = newPerson('user');
  const title = unique('Printer on fire');

  await test.step('the administrator creates an agent for technical support', async () => {
    await signIn(adminPage, admin);
    await adminPage.getByRole('link', { name: 'Accounts' }).click();
    await adminPage.getByRole('button', { name: 'New account' }).click();
    const dialog = adminPage.getByRole('dialog');
    await dialog.getByLabel('Name').fill(agent.username);
    await dialog.getByLabel('E-mail').fill(agent.email);
    await dialog.getByLabel('Password', { exact: true }).fill(agent.password);
    await dialog.getByLabel('Role').selectOption('agent');
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await expect(dialog.getByText('Please choose one.', { exact: true }).last()).toBeVisible();
    await dialog.getByLabel('Department').selectOption('technical-support');
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await expect(adminPage.getByText(`${agent.username} can sign in now.`)).toBeVisible();
    await adminPage.getByRole('link', { name: 'All tickets' }).click();
  });

  await test.step('a user registers, and the agent signs in', async () => {
    await userPage.goto('/register');
    await userPage.getByLabel('Name').fill(user.username);
    await userPage.getByLabel('E-mail').fill(user.email);
    await userPage.getByLabel('Password', { exact: true }).fill(user.password);
    await userPage.getByRole('button', { name: 'Create account' }).click();
    await expect(userPage.getByText('No tickets yet')).toBeVisible();
    await signIn(agentPage, agent);
    await Promise.all([adminPage, agentPage, userPage].map(expectLive));
  });

  const [adminRequests, agentRequests] = [watchRequests(adminPage), watchRequests(agentPage)];

  await test.step('the user opens a ticket, and everybody sees it at once', async () => {
    await userPage.getByRole('link', { name: 'New ticket' }).first().click();
    await userPage.getByLabel('Title').fill(title);
    await userPage.getByLabel('Description').fill('It smokes, and there is a smell of toast.');
    await userPage.getByLabel('Category').selectOption('technical-support');
    await userPage.getByRole('button', { name: 'Open ticket' }).click();
    await expect(userPage.getByRole('heading', { name: title })).toBeVisible();
    await expect(rowOf(agentPage, title)).toContainText('Waiting');
    await expect(rowOf(adminPage, title)).toContainText('Waiting');
  });

  const userRequests = watchRequests(userPage);

  await test.step('the agent starts work and claims it, and the user watches', async () => {
    await agentPage.getByRole('button', { name: `Start work: ${title}` }).click();
    await expect(userPage.getByRole('article').getByText('In progress').first()).toBeVisible();
    await expect(rowOf(adminPage, title)).toContainText('In progress');
    await agentPage.getByRole('button', { name: `Claim: ${title}` }).click();
    await expect(rowOf(agentPage, title)).toContainText('You');
    await expect(userPage.getByRole('complementary', { name: 'Properties' })).toContainText(agent.username);
    await expect(userPage.getByRole('article')).toContainText(`${agent.username} took it`);
    await expect(rowOf(adminPage, title)).toContainText(agent.username);
  });

  await test.step('the administrator deletes it, and it vanishes everywhere', async () => {
    await adminPage.getByRole('link', { name: title }).click();
    await adminPage.getByRole('button', { name: 'More actions' }).click();
    await adminPage.getByRole('menuitem', { name: 'Delete' }).click();
    await adminPage.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(adminPage.getByText('This ticket is no longer available')).toBeVisible();
    await expect(userPage.getByText('This ticket is no longer available')).toBeVisible();
    for (const page of [adminPage, agentPage, userPage]) await expect(rowOf(page, title)).toHaveCount(0);
    await expect(adminPage.getByText('deleted the ticket')).toBeVisible();
  });

  expect(agentRequests).toEqual([]);
  expect(adminRequests).toEqual([]);
  expect(userRequests).toEqual([]);
});
