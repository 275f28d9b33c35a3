import {
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  expect,
  type Page,
  request,
} from '@playwright/test';

export interface Credentials {
  email: string;
  password: string;
}

export interface Person extends Credentials {
  username: string;
}

export type Role = 'user' | 'agent' | 'auditor' | 'analyst';

/** Makes names unique, so that a run works on a desk that has seen many. */
const run = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
let count = 0;

export const unique = (words: string) => `${words} ${run}-${++count}`;

export const newPerson = (role: string): Person => {
  count += 1;
  return {
    username: `${role} ${run}-${count}`,
    email: `${role}.${run}.${count}@example.org`,
    password: `pass-${run}-${count}`,
  };
};

export const admin = {
  email: process.env.ADMIN_EMAIL ?? 'admin@example.org',
  password: process.env.ADMIN_PASSWORD ?? 'mock-admin-password',
};

export async function signIn(page: Page, person: Credentials): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The pill says so before anything that must arrive by itself is caused. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Connection' })).toHaveText('Live');
}

/** Waits for the server's permission when it asks to come back later; sign-ins are limited. */
async function patiently(call: () => Promise<APIResponse>): Promise<APIResponse> {
  let answer = await call();
  const again = async () => {
    if (answer.status() === 429) answer = await call();
    return answer.status();
  };
  await expect.poll(again, { timeout: 80_000, intervals: [2_000] }).not.toBe(429);
  return answer;
}

/** What the administrator, or somebody else, does through the API, to set a stage. */
export class Office {
  private readonly api: APIRequestContext;
  private readonly token: string;

  private constructor(api: APIRequestContext, token: string) {
    this.api = api;
    this.token = token;
  }

  static async open(baseURL: string, person: Credentials = admin): Promise<Office> {
    const api = await request.newContext({ baseURL });
    const { email, password } = person;
    const answer = await patiently(() => api.post('/api/v1/auth/login', { data: { email, password } }));
    expect(answer.status()).toBe(200);
    return new Office(api, ((await answer.json()) as { accessToken: string }).accessToken);
  }

  async hire(role: Role, department?: string, username?: string): Promise<Person & { id: string }> {
    const person = { ...newPerson(role), ...(username ? { username } : {}) };
    const data = { ...person, role, ...(department ? { department } : {}) };
    const answer = await this.api.post('/api/v1/accounts', { data, headers: this.headers() });
    expect(answer.status()).toBe(201);
    return { ...person, id: (await answer.json()).id };
  }

  async openTicket(title: string, category: string, description = `About: ${title}`): Promise<string> {
    const data = { title, description, category };
    const answer = await this.api.post('/api/v1/tickets', { data, headers: this.headers() });
    expect(answer.status()).toBe(201);
    return (await answer.json()).id;
  }

  async move(id: string, status: string): Promise<void> {
    const answer = await this.api.put(`/api/v1/tickets/${id}/status`, { data: { status }, headers: this.headers() });
    expect(answer.status()).toBe(200);
  }

  /** Everything that happened to a ticket, by name. */
  async happenings(id: string): Promise<string[]> {
    const { items } = JSON.parse(await this.history(id)) as { items: { type: string }[] };
    return items.map(({ type }) => type);
  }

  /** The history of a ticket as the server sends it. */
  async history(id: string): Promise<string> {
    const answer = await this.api.get(`/api/v1/tickets/${id}/history`, { headers: this.headers() });
    expect(answer.status()).toBe(200);
    return answer.text();
  }

  async write(id: string, what: 'replies' | 'notes', text: string): Promise<void> {
    const answer = await this.api.post(`/api/v1/tickets/${id}/${what}`, { data: { text }, headers: this.headers() });
    expect(answer.status()).toBe(200);
  }

  /** Gives one of the five roles, or the one with this key. */
  async changeRole(id: string, role: string, department?: string): Promise<void> {
    const data = { role, ...(department ? { department } : {}) };
    const answer = await this.api.put(`/api/v1/accounts/${id}/role`, { data, headers: this.headers() });
    expect(answer.status()).toBe(200);
  }

  /** Gives a role in a department until some milliseconds from now. */
  async grant(id: string, role: Role, department: string, length: number, needsApproval = false): Promise<void> {
    const until = new Date(Date.now() + length).toISOString();
    const data = { role, department, until, reason: 'Holiday cover', needsApproval };
    const answer = await this.api.post(`/api/v1/accounts/${id}/grants`, { data, headers: this.headers() });
    expect(answer.status()).toBe(201);
  }

  /** Makes a role; its key. */
  async makeRole(title: string, base: Role, permissions: string[]): Promise<string> {
    const key = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const data = { key, title, base, permissions };
    const answer = await this.api.post('/api/v1/roles', { data, headers: this.headers() });
    expect(answer.status()).toBe(201);
    return key;
  }

  close(): Promise<void> {
    return this.api.dispose();
  }

  private headers() {
    return { Authorization: `Bearer ${this.token}` };
  }
}

/** Lets the server refuse one call, whatever stands behind it. */
export const refuse = (page: Page, method: string, path: string, status: number, code: string) =>
  answer(page, method, path, status, { title: code, status, code });

/** Answers one call in the server's place, for states that take too long to bring about. */
export async function answer(page: Page, method: string, path: string, status: number, json: object): Promise<void> {
  await page.route(`**/api/v1${path}`, (route) =>
    route.request().method() === method
      ? route.fulfill({ status, json, contentType: status < 400 ? 'application/json' : 'application/problem+json' })
      : route.fallback(),
  );
}

/** Counts what a page asks for, to prove that it did not ask. */
export function watchRequests(page: Page) {
  const seen: string[] = [];
  page.on('request', (sent) => {
    const url = new URL(sent.url());
    if (sent.isNavigationRequest()) seen.push(`navigation ${url.pathname}`);
    if (sent.method() === 'GET' && url.pathname === '/api/v1/tickets') seen.push('list');
  });
  return seen;
}

/** A page that fails the test when the browser reports an error of ours or a breach of the content security policy. */
export async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) throw new Error(message.text());
  });
  return page;
}
