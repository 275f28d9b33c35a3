import { type Browser, expect, type Page, test } from '@playwright/test';
import { inspect, widths } from './support/inspect';
import { expectLive, newPage, Office, type Person, signIn, unique } from './support/people';

const box = (page: Page, name = 'Your reply') => page.getByRole('textbox', { name });
const choose = (page: Page, kind: string) =>
  page.getByRole('radiogroup', { name: 'What to write' }).getByText(kind).click();
const timeline = (page: Page) => page.getByRole('article').getByRole('listitem');
const cardOf = (page: Page, text: string) => timeline(page).filter({ hasText: text });

async function windowAt(browser: Browser, person: Person, path: string, title: string): Promise<Page> {
  const page = await newPage(await browser.newContext());
  await signIn(page, person);
  await page.goto(path);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expectLive(page);
  return page;
}

async function send(page: Page, text: string, button = 'Send reply') {
  await page.getByRole('textbox', { name: /^Your/ }).fill(text);
  await page.getByRole('button', { name: button }).click();
  await expect(cardOf(page, text)).toHaveCount(1);
}

test('a user and an agent talk, and notes stay among colleagues', async ({ browser, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const [person, agent] = [await office.hire('user'), await office.hire('agent', 'sales')];
  const own = await Office.open(baseURL as string, person);
  const title = unique('Printer on fire');
  const id = await own.openTicket(title, 'sales');
  const path = `/tickets/${id}`;
  const user = await windowAt(browser, person, path, title);
  const desk = await windowAt(browser, agent, path, title);
  const heard: string[] = [];
  user.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await user.reload();
  await expectLive(user);

  await test.step('the agent writes a note and a reply, and the user hears of the reply alone', async () => {
    await choose(desk, 'Internal note');
    await send(desk, 'Always the same customer.', 'Add note');
    await expect(cardOf(desk, 'Always the same')).toContainText('Internal note');
    await choose(desk, 'Reply');
    await send(desk, 'Did you switch it off and on? <img src=x onerror=alert(1)>');
    await expect(cardOf(user, 'Did you switch it')).toContainText('<img src=x onerror=alert(1)>');
    await expect(cardOf(user, 'Did you switch it')).toContainText('Support');
    await expect(user.getByText('New reply from')).toContainText(agent.username);
    await expect(user.getByRole('article').locator('img')).toHaveCount(0);
    await expect(user.getByText('same customer')).toHaveCount(0);
    expect(await own.history(id)).not.toContain('same customer');
    expect(heard.join()).toContain('Did you switch it');
    expect(heard.join()).not.toContain('same customer');
  });

  await test.step('the user sees that a reply is being typed', async () => {
    await box(desk).pressSequentially('Or');
    await expect(user.getByText(`${agent.username} is typing …`)).toBeVisible();
    await box(desk).fill('');
  });

  await test.step('the user replies to the resolved ticket, which is in progress again', async () => {
    await desk.getByRole('button', { name: 'Resolve', exact: true }).click();
    await user.getByRole('button', { name: 'Reopen' }).click();
    await expect(box(user)).toBeFocused();
    await expect(user.getByText('Your reply opens it again')).toBeVisible();
    await send(user, 'It burns again.');
    for (const page of [user, desk]) {
      await expect(cardOf(page, 'It burns again.')).toHaveCount(1);
      await expect(page.getByText('moved it from Resolved to In progress')).toBeVisible();
      await expect(page.getByRole('article').getByText('In progress').first()).toBeVisible();
    }
    expect(await own.happenings(id)).toEqual([
      'ticket.created',
      'ticket.replied',
      'ticket.status-updated',
      'ticket.replied',
      'ticket.status-updated',
    ]);
  });

  await test.step('a link leads to one message, and a draft is still there after a reload', async () => {
    await choose(desk, 'Internal note');
    await box(desk, 'Your internal note').fill('To be continued');
    await cardOf(desk, 'It burns again.').getByRole('link').click();
    const hash = new URL(desk.url()).hash;
    expect(hash).toMatch(/^#event-\d+$/);
    await desk.reload();
    await expect(desk.locator(hash)).toBeFocused();
    await choose(desk, 'Internal note');
    await expect(box(desk, 'Your internal note')).toHaveValue('To be continued');
  });

  await test.step('it is readable in both schemes and has room on small screens', async () => {
    await own.write(
      id,
      'replies',
      `Look: https://example.org/${'a-very-long-address-'.repeat(12)}\n\n\`${'x'.repeat(300)}\``,
    );
    await expect(cardOf(desk, 'Look:')).toHaveCount(1);
    await inspect(desk, 'conversation-agent');
    await user.setViewportSize(widths.narrow);
    await expect(cardOf(user, 'Look:')).toHaveCount(1);
    expect(await user.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
  await Promise.all([office.close(), own.close()]);
});

test('a reader is not moved by what arrives, and whoever is at the end stays there', async ({ browser, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const agent = await office.hire('agent', 'sales');
  const title = unique('Long story');
  const id = await office.openTicket(title, 'sales');
  for (let count = 1; count <= 8; count++) await office.write(id, 'replies', `Chapter ${count}\n\nand so on`);
  const page = await windowAt(browser, agent, `/tickets/${id}`, title);
  const top = async () => (await page.getByRole('heading', { name: title }).boundingBox())?.y;
  await expect(cardOf(page, 'Chapter 8')).toHaveCount(1);
  const before = await top();
  await office.write(id, 'replies', 'Chapter 9');
  await expect(cardOf(page, 'Chapter 9')).toHaveCount(1);
  expect(await top()).toBe(before);
  await page.getByRole('button', { name: 'Send reply' }).scrollIntoViewIfNeeded();
  await office.write(id, 'replies', `Chapter 10\n\n${'and on\n\n'.repeat(12)}`);
  await expect(cardOf(page, 'Chapter 10')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeInViewport();
  await office.close();
});
