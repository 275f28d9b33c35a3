// A stand-in for the back end with the same REST, live and page behaviour: node e2e/mock/server.mjs [port]
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { WebSocketServer } from 'ws';
import { routes } from './api.mjs';
import { Desk, person, Refusal } from './desk.mjs';
import { seed } from './seed.mjs';

const port = Number(process.argv[2] ?? 8080);
const dist = new URL('../../dist/', import.meta.url);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const desk = new Desk();
const sessions = { access: new Map(), refresh: new Map() };
const lifetime = Number(process.env.MOCK_TOKEN_SECONDS ?? 300);
seed(desk);

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  try {
    if (url.pathname.startsWith('/api/v1/')) await answer(request, response, url);
    else page(response, url.pathname);
  } catch (error) {
    problem(response, error);
  }
});

async function answer(request, response, url) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const path = url.pathname.slice('/api/v1'.length);
  const route = routes.find((each) => each.method === request.method && each.pattern.test(path));
  if (!route) throw new Refusal(404, 'not_found');
  const context = {
    desk,
    sessions,
    lifetime,
    response,
    params: path.match(route.pattern).slice(1),
    query: url.searchParams,
    body: chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {},
    version: request.headers['if-match'] ? Number(request.headers['if-match'].replaceAll('"', '')) : undefined,
    cookie: /__Host-refresh=([^;]+)/.exec(request.headers.cookie ?? '')?.[1],
    idempotencyKey: request.headers['idempotency-key'],
  };
  if (!route.open) context.actor = actorOf(request.headers.authorization?.replace('Bearer ', ''));
  const body = await route.run(context);
  if (body?.version) response.setHeader('ETag', `"${body.version}"`);
  response.writeHead(route.status ?? 200, { 'Content-Type': 'application/json' });
  response.end(route.status === 204 ? '' : JSON.stringify(body));
}

function actorOf(token) {
  const session = sessions.access.get(token);
  const account = session && session.until > Date.now() && desk.accounts.get(session.accountId);
  if (!account?.enabled) throw new Refusal(401, 'unauthenticated');
  return account;
}

function page(response, path) {
  const type = types[extname(path)];
  if (type) {
    response.writeHead(200, { 'Content-Type': type });
    response.end(readFileSync(new URL(`.${path}`, dist)));
    return;
  }
  const nonce = randomBytes(16).toString('base64url');
  response.writeHead(200, {
    'Content-Type': 'text/html',
    'Content-Security-Policy': `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; connect-src 'self' ws://localhost:${port} ws://127.0.0.1:${port}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
  });
  response.end(readFileSync(new URL('index.html', dist), 'utf8').replaceAll('__CSP_NONCE__', nonce));
}

function problem(response, error) {
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'internal', { detail: String(error) });
  response.writeHead(refusal.status, { 'Content-Type': 'application/problem+json' });
  const { status, code, more } = refusal;
  response.end(
    JSON.stringify({
      type: `urn:ticketstream:problem:${code}`,
      title: code,
      status,
      code,
      traceId: randomBytes(16).toString('hex'),
      ...more,
    }),
  );
}

const sockets = new Set();
const live = new WebSocketServer({ server, path: '/live', handleProtocols: () => 'ticketstream.v1' });
live.on('connection', (socket) => {
  const say = (frame) => socket.send(JSON.stringify(frame));
  socket.on('message', (text) => {
    const frame = JSON.parse(text);
    if (frame.type === 'ping') say({ type: 'pong' });
    if (frame.type === 'count') say(desk.countersFor(socket.account));
    if (frame.type === 'presence') sit(socket, frame);
    if (frame.type !== 'hello') return;
    try {
      socket.account = actorOf(frame.token);
    } catch {
      socket.close(4401);
      return;
    }
    sockets.add(socket);
    const since = Number(frame.since ?? desk.log.length);
    const missed = desk.log.slice(since).map((change, at) => desk.frameFor(socket.account, change, since + at + 1));
    const frames = missed.filter((each) => each !== null);
    say({ type: 'welcome', cursor: String(since), missed: frames.length, account: socket.account });
    for (const each of frames) say(each);
  });
  socket.on('close', () => {
    sockets.delete(socket);
    sit(socket, { ticketId: null });
  });
});

/** One window at a ticket, and who else is there for all who are. */
function sit(socket, { ticketId, doing }) {
  const left = socket.seat?.ticketId;
  socket.seat = ticketId && desk.tickets.has(ticketId) ? { ticketId, doing } : undefined;
  for (const reader of sockets) {
    const at = reader.seat?.ticketId;
    if (!at || (at !== left && at !== ticketId)) continue;
    const others = [...sockets].filter((one) => one.seat?.ticketId === at && one.account.id !== reader.account.id);
    const present = others.map(({ account, seat }) => ({ ...person(account), doing: seat.doing }));
    reader.send(JSON.stringify({ type: 'presence', ticketId: at, present }));
  }
}

function push(socket, change, cursor) {
  const frame = desk.frameFor(socket.account, change, cursor);
  if (frame) socket.send(JSON.stringify(frame));
  if (frame) socket.send(JSON.stringify(desk.countersFor(socket.account)));
}

desk.listeners.add((change, cursor) => {
  for (const socket of sockets) push(socket, change, cursor);
});
desk.onAccess = (account) => {
  for (const socket of sockets) {
    if (socket.account.id !== account.id) continue;
    if (account.enabled) socket.send(JSON.stringify({ type: 'access-changed' }));
    else socket.close(4403);
  }
};

server.listen(port, '127.0.0.1', () => console.log(`mock desk on http://localhost:${port}`));
