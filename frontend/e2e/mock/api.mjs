// The REST calls of the contract, one line each where one line will do.
import { randomBytes, randomUUID } from 'node:crypto';
import { categories, person, Refusal } from './desk.mjs';
import { changeRole, createRole, listRoles, retireRole } from './roles.mjs';

const COOKIE = 'HttpOnly; Secure; SameSite=Strict; Path=/';
const shown = ({ password, ...account }) => account;
const keys = new Map();
const trail = [];

/** What auditors see. Here only who came, who did not, and new accounts and roles. */
function record(type, { actor = null, account = null, outcome = 'succeeded', data = {} }) {
  const people = { actor: actor && person(actor), account: account && person(account) };
  trail.unshift({ position: trail.length, at: now(), type, ...people, address: '192.0.2.1', outcome, data });
}

function admit({ desk, sessions, lifetime, response }, account) {
  const accessToken = randomBytes(24).toString('base64url');
  const refresh = randomBytes(24).toString('base64url');
  sessions.access.set(accessToken, { accountId: account.id, until: Date.now() + lifetime * 1000 });
  sessions.refresh.set(refresh, account.id);
  response.setHeader('Set-Cookie', `__Host-refresh=${refresh}; ${COOKIE}`);
  return { accessToken, tokenType: 'Bearer', expiresIn: lifetime, account: shown(desk.accounts.get(account.id)) };
}

function login(context) {
  const { email, password } = context.body;
  const account = [...context.desk.accounts.values()].find((each) => each.email === email.toLowerCase());
  if (account?.password !== password || !account?.enabled) {
    record('audit.sign-in-refused', { account, outcome: 'refused', data: { reason: 'wrong-password', count: 1 } });
    throw new Refusal(401, 'bad_credentials');
  }
  record('audit.sign-in-succeeded', {
    actor: account,
    account,
    data: { secondFactor: false, device: 'Chrome on Linux' },
  });
  return admit(context, account);
}

function refresh(context) {
  const { sessions, cookie, desk } = context;
  const account = desk.accounts.get(sessions.refresh.get(cookie));
  sessions.refresh.delete(cookie);
  if (!account?.enabled) throw new Refusal(401, 'unauthenticated');
  return admit(context, account);
}

function logout({ sessions, cookie, response }) {
  sessions.refresh.delete(cookie);
  response.setHeader('Set-Cookie', `__Host-refresh=; Max-Age=0; ${COOKIE}`);
}

function page(items, query) {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
}

function listTickets({ desk, actor, query }) {
  if (!desk.may(actor, 'tickets:read')) throw new Refusal(403, 'forbidden');
  const q = query.get('q')?.toLowerCase();
  const assignee = query.get('assignee');
  const wanted = assignee === 'me' ? actor.id : assignee;
  const items = [...desk.tickets.values()].filter(
    (ticket) =>
      desk.sees(actor, ticket) &&
      (!query.get('status') || ticket.status === query.get('status')) &&
      (!query.get('category') || ticket.category === query.get('category')) &&
      (!assignee || (assignee === 'none' ? !ticket.assignee : ticket.assignee?.id === wanted)) &&
      (!q || `${ticket.title} ${ticket.description}`.toLowerCase().includes(q)),
  );
  items.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const { items: found, next } = page(items, query);
  return { items: found.map((ticket) => desk.shown(actor, ticket)), next };
}

function open({ desk, actor, body, idempotencyKey }) {
  if (!desk.may(actor, 'tickets:open')) throw new Refusal(403, 'forbidden');
  const known = keys.get(`${actor.id} ${idempotencyKey}`);
  if (known) return known;
  const ticket = desk.shown(actor, desk.open(actor, body));
  if (idempotencyKey) keys.set(`${actor.id} ${idempotencyKey}`, ticket);
  return ticket;
}

function history({ desk, actor, params }) {
  if (!desk.may(actor, 'history:read-all')) desk.find(actor, params[0]);
  const items = desk.histories.get(params[0]);
  if (!items) throw new Refusal(404, 'ticket_not_found');
  const readsNotes = desk.may(actor, 'tickets:read-notes');
  return { items: items.filter(({ type }) => readsNotes || type !== 'ticket.noted') };
}

const adminOnly = (run) => (context) => {
  if (context.actor.role !== 'admin') throw new Refusal(403, 'forbidden');
  return run(context);
};

const changeAccount = adminOnly(({ desk, actor, params, body }) => {
  const account = desk.accounts.get(params[0]);
  if (!account) throw new Refusal(404, 'account_not_found');
  const rights = 'role' in body ? { department: null, ...body, ...desk.rights(body.role) } : body;
  if (rights.base === 'agent' && !rights.department) throw new Refusal(409, 'department_required');
  Object.assign(account, rights);
  desk.onAccess(account);
  if ('role' in body) record('account.role-changed', { actor, account, data: body });
  return shown(account);
});

function audit({ actor, query }) {
  if (!['admin', 'auditor'].includes(actor.role)) throw new Refusal(403, 'forbidden');
  const [type, account] = [query.get('type'), query.get('account')];
  const isOf = (entry) => [entry.actor?.id, entry.account?.id].includes(account);
  return page(
    trail.filter((entry) => (!type || entry.type === type) && (!account || isOf(entry))),
    query,
  );
}

const change =
  (kind) =>
  ({ desk, actor, params, version, body }) => {
    const ticket = desk.change(actor, params[0], version, kind, body);
    return ticket && desk.shown(actor, ticket);
  };

const write = (kind) => (context) => {
  const { actor, params, body, idempotencyKey } = context;
  const key = `${actor.id} ${params[0]} ${idempotencyKey}`;
  const known = idempotencyKey && keys.get(key);
  if (known && (known.kind !== kind || known.text !== body.text)) throw new Refusal(422, 'idempotency_key_reused');
  if (known) return context.desk.shown(actor, context.desk.find(actor, params[0]));
  const ticket = change(kind)({ ...context, version: undefined });
  keys.set(key, { kind, text: body.text });
  return ticket;
};

const projections = ({ desk, actor }) => {
  if (!desk.may(actor, 'projections:read')) throw new Refusal(403, 'forbidden');
  const head = desk.log.length;
  const all = { requester: 0, agentqueue: 0, adminoverview: 12, directory: 0, audit: 0 };
  const items = Object.entries(all).map(([name, lag]) => ({
    name,
    state: lag ? 'failing' : 'running',
    position: Math.max(0, head - lag),
    head,
    lag,
    ratePerSecond: lag ? 3.5 : 0,
    etaSeconds: lag ? 4 : null,
  }));
  return { items };
};

// Grants are kept but give nothing, and second factors are not played here: their journeys want the product.
const giveGrant = adminOnly(({ desk, actor, params, body }) => {
  const { needsApproval, ...given } = body;
  const grant = {
    from: now(),
    ...given,
    id: randomUUID(),
    givenBy: person(actor),
    state: needsApproval ? 'pending' : 'active',
  };
  desk.grants.set(params[0], [...(desk.grants.get(params[0]) ?? []), grant]);
  return grant;
});

const listGrants = adminOnly(({ desk, params }) => ({ items: desk.grants.get(params[0]) ?? [] }));

const accountHistory = adminOnly(({ desk, actor, params }) => {
  const { id, base: role, department } = desk.accounts.get(params[0]);
  const entry = { position: 0, version: 1, type: 'account.registered', at: now(), actor: person(actor) };
  return { items: [{ ...entry, data: { accountId: id, role, department } }] };
});

const openSession = (current) => ({
  id: 'session',
  createdAt: now(),
  lastUsedAt: now(),
  address: '192.0.2.1',
  device: 'Firefox on Linux',
  current,
});
const now = () => new Date().toISOString();

const register = ({ desk, body }) => shown(desk.createAccount({ ...body, role: 'user', department: null }));
const listAccounts = adminOnly(({ desk, query }) =>
  page(
    [...desk.accounts.values()].map(shown).sort((a, b) => a.username.localeCompare(b.username)),
    query,
  ),
);

const route = (method, path, run, more = {}) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(':id', '([^/]+)')}$`),
  run,
  ...more,
});

export const routes = [
  route('POST', '/auth/register', register, { open: true, status: 201 }),
  route(
    'POST',
    '/auth/bootstrap',
    () => {
      throw new Refusal(400, 'invalid_token');
    },
    { open: true },
  ),
  route('POST', '/auth/login', login, { open: true }),
  route('POST', '/auth/refresh', refresh, { open: true }),
  route('POST', '/auth/logout', logout, { open: true, status: 204 }),
  route('GET', '/settings', () => ({ categories }), { open: true }),
  route('GET', '/me', ({ desk, actor }) => ({
    ...shown(actor),
    permissions: desk.roles.get(actor.role).permissions,
    rolePermissions: desk.roles.get(actor.role).permissions,
    grants: [],
    totpRequired: false,
  })),
  route('GET', '/me/sessions', () => ({ items: [openSession(true)] })),
  route('GET', '/accounts/:id/grants', listGrants),
  route('POST', '/accounts/:id/grants', giveGrant, { status: 201 }),
  route('GET', '/accounts/:id/history', accountHistory),
  route(
    'GET',
    '/accounts/:id/sessions',
    adminOnly(() => ({ items: [openSession(false)] })),
  ),
  route('GET', '/tickets', listTickets),
  route('POST', '/tickets', open, { status: 201 }),
  route('GET', '/tickets/:id', ({ desk, actor, params }) => desk.shown(actor, desk.find(actor, params[0]))),
  route('GET', '/tickets/:id/history', history),
  route('PUT', '/tickets/:id/status', change('status')),
  route('PUT', '/tickets/:id/assignee', change('assign')),
  route('DELETE', '/tickets/:id/assignee', change('release')),
  route('POST', '/tickets/:id/replies', write('reply')),
  route('POST', '/tickets/:id/notes', write('note')),
  route('PATCH', '/tickets/:id', change('edit')),
  route('DELETE', '/tickets/:id', change('remove'), { status: 204 }),
  route('GET', '/accounts', listAccounts),
  route(
    'POST',
    '/accounts',
    adminOnly(({ desk, actor, body }) => {
      const account = desk.createAccount(body);
      record('account.registered', { actor, account, data: { role: body.role, department: body.department ?? null } });
      return shown(account);
    }),
    { status: 201 },
  ),
  route('PUT', '/accounts/:id/role', changeAccount),
  route('PUT', '/accounts/:id/enabled', changeAccount),
  route('GET', '/audit', audit),
  route('GET', '/roles', adminOnly(listRoles)),
  route('POST', '/roles', adminOnly(createRole), { status: 201 }),
  route('PUT', '/roles/:id', adminOnly(changeRole)),
  route('DELETE', '/roles/:id', adminOnly(retireRole), { status: 204 }),
  route('GET', '/projections', projections),
];
