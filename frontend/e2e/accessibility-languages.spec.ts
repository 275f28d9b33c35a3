import { expect, type Page, test } from '@playwright/test';
import { inspect, widths } from './support/inspect';
import { admin, newPage, Office, signIn, unique } from './support/people';

const title = unique('A ticket to read from the right');
const question = 'هل أعدت تشغيل الطابعة؟ اسمها HP 4000 (الطابق 2).';
const answer = 'Yes, twice.\n\n- It still smokes (a lot).\n- `lpstat -p` says nothing.';

/** As if this device had chosen it; shown by the next page that is loaded. */
const choose = (page: Page, language: string) =>
  page.evaluate(
    (chosen) => localStorage.setItem('ticketstream.locale', JSON.stringify({ language: chosen })),
    language,
  );

const expectLanguage = async (page: Page, language: string) => {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
};

/** What people wrote goes its own way, and so does what is being written. */
const expectConversation = async (page: Page) => {
  const field = page.getByRole('textbox', { name: 'ردّك' });
  const note = page.getByRole('article').getByRole('listitem').filter({ hasText: 'Yes, twice.' });
  await expect(page.getByText(question)).toHaveCSS('direction', 'rtl');
  await expect(note).toContainText('ملاحظة داخلية');
  await expect(note.getByText('Yes, twice.')).toHaveCSS('direction', 'ltr');
  await expect(field).toHaveCSS('unicode-bidi', 'plaintext');
  await field.fill('Thank you.');
  await expect(page.getByText('يمكن استخدام Markdown')).toBeVisible();
};

test('changes the language before signing in, without reloading', async ({ context }) => {
  const page = await newPage(context);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('somebody@example.org');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('العربية');
  await expect(page.getByRole('button', { name: 'تسجيل الدخول' })).toBeVisible();
  await expectLanguage(page, 'ar');
  await expect(page.getByLabel('البريد الإلكتروني')).toHaveValue('somebody@example.org');
  await inspect(page, 'sign-in-ar');
});

test('pages in Arabic, and in every language on the narrowest screen', async ({ context, baseURL }) => {
  const office = await Office.open(baseURL as string);
  const id = await office.openTicket(title, 'sales');
  await office.write(id, 'replies', question);
  await office.write(id, 'notes', answer);
  await office.close();
  const page = await newPage(context);
  await signIn(page, admin);
  await choose(page, 'ar');
  for (const path of ['/tickets', `/tickets/${id}`, '/tickets/new', '/accounts', '/account/language']) {
    await page.goto(path);
    await expectLanguage(page, 'ar');
    if (path.endsWith(id)) await expectConversation(page);
    await inspect(page, `${path.replace(id, 'one').replaceAll('/', '-').slice(1)}-ar`);
  }
  await page.setViewportSize(widths.narrow);
  for (const language of ['el', 'de', 'es', 'fr']) {
    await choose(page, language);
    await page.goto(`/tickets/${id}`);
    await expectLanguage(page, language);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(sideways, language).toBeLessThanOrEqual(0);
  }
});
