// The rules of the desk, kept in memory: enough to develop and try the front end without its back end.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const categories = ['technical-support', 'general-inquiry', 'sales'];
const next = {
  waiting: ['in-progress', 'resolved'],
  'in-progress': ['resolved', 'waiting'],
  resolved: ['closed', 'in-progress'],
  closed: ['in-progress'],
};

export class Refusal extends Error {
  constructor(status, code, more = {}) {
    super(code);
    Object.assign(this, { status, code, more });
  }
}

const holders = JSON.parse(readFileSync(new URL('../../src/shared/session/roles.json', import.meta.url), 'utf8'));
const builtIn = ['user', 'agent', 'admin', 'auditor', 'analyst'].map((key) => ({
  key,
  title: null,
  base: key,
  permissions: Object.keys(holders).filter((permission) => holders[permission].includes(key)),
  version: 0,
}));

export const person = ({ id, username }) => ({ id, username });

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' };

/** What was written in paragraphs, and nothing else of Markdown. */
const htmlOf = (text) =>
  text
    .replace(/[&<>"]/g, (sign) => entities[sign])
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('');

export class Desk {
  accounts = new Map();
  roles = new Map(builtIn.map((role) => [role.key, role]));
  grants = new Map();
  tickets = new Map();
  histories = new Map();
  log = [];
  listeners = new Set();

  createAccount({ username, email, password, role = 'user', department = null }) {
    if (!username || !email || !password || password.length < 8) throw new Refusal(400, 'validation_failed');
    for (const each of this.accounts.values()) {
      if (each.email === email.toLowerCase()) throw new Refusal(409, 'email_taken');
    }
    const account = {
      id: randomUUID(),
      username,
      email: email.toLowerCase(),
      password,
      ...this.rights(role),
      department,
      enabled: true,
      totp: false,
    };
    this.accounts.set(account.id, account);
    return account;
  }

  /** What an account has of its role. */
  rights(key) {
    const role = this.roles.get(key);
    if (!role) throw new Refusal(400, 'validation_failed');
    return { role: key, roleTitle: role.title, base: role.base };
  }

  may(account, permission) {
    return this.roles.get(account.role).permissions.includes(permission);
  }

  sees(account, ticket) {
    if (!this.may(account, 'tickets:read')) return false;
    if (account.base === 'user') return ticket.createdBy.id === account.id;
    return account.base !== 'agent' || ticket.category === account.department;
  }

  find(account, id) {
    const ticket = this.tickets.get(id);
    if (!ticket || !this.sees(account, ticket)) throw new Refusal(404, 'ticket_not_found');
    return ticket;
  }

  /** A ticket as an account sees it: for whoever must not know of notes they have not happened. */
  shown(account, { publicVersion, ...ticket }) {
    return this.may(account, 'tickets:read-notes') ? ticket : { ...ticket, version: publicVersion };
  }

  open(actor, { title, description, category }, at = new Date().toISOString()) {
    if (!title?.trim() || title.length > 200 || !description?.trim() || !categories.includes(category)) {
      throw new Refusal(400, 'validation_failed', {
        errors: [{ field: 'title', code: 'size', message: '1 to 200 characters' }],
      });
    }
    const id = randomUUID();
    const ticket = {
      id,
      title,
      description,
      category,
      status: 'waiting',
      priority: 'normal',
      createdBy: person(actor),
      assignee: null,
      createdAt: at,
      updatedAt: at,
      version: 0,
    };
    return this.happen(
      actor,
      ticket,
      'ticket.created',
      { title, description, category, createdBy: person(actor) },
      {},
      'ticket-created',
      at,
    );
  }

  change(actor, id, version, kind, input) {
    const ticket = this.find(actor, id);
    const seen = this.shown(actor, ticket).version;
    if (version !== undefined && version !== seen) throw new Refusal(412, 'stale_version', { currentVersion: seen });
    return this[kind](actor, ticket, input);
  }

  reply(actor, ticket, { text }) {
    const after = this.write(actor, ticket, 'replied', text);
    const reopens = ['resolved', 'closed'].includes(ticket.status) && ticket.createdBy.id === actor.id;
    const status = 'in-progress';
    const data = { from: ticket.status, to: status };
    return reopens ? this.happen(actor, after, 'ticket.status-updated', data, { status }, 'status-updated') : after;
  }

  note(actor, ticket, { text }) {
    return this.write(actor, ticket, 'noted', text);
  }

  write(actor, ticket, done, text) {
    const permission = done === 'noted' ? 'tickets:note' : 'tickets:reply';
    if (!this.may(actor, permission)) throw new Refusal(403, 'forbidden');
    if (!text?.trim() || [...text].length > 10_000) {
      throw new Refusal(400, 'validation_failed', {
        errors: [{ field: 'text', code: 'size', message: '1 to 10,000 characters' }],
      });
    }
    const data = { ticketId: ticket.id, messageId: randomUUID(), text, html: htmlOf(text) };
    return this.happen(actor, ticket, `ticket.${done}`, data, {}, `ticket-${done}`);
  }

  status(actor, ticket, { status }) {
    this.worksOn(actor);
    if (status === ticket.status) return ticket;
    if (!next[ticket.status].includes(status)) throw new Refusal(409, 'illegal_status_change');
    return this.happen(
      actor,
      ticket,
      'ticket.status-updated',
      { from: ticket.status, to: status },
      { status },
      'status-updated',
    );
  }

  assign(actor, ticket, { accountId }) {
    this.worksOn(actor);
    const assignee = this.accounts.get(accountId);
    if (!assignee) throw new Refusal(404, 'account_not_found');
    const data = { assignee: person(assignee), previousAssignee: ticket.assignee };
    return this.happen(actor, ticket, 'ticket.assigned', data, { assignee: person(assignee) }, 'ticket-assigned');
  }

  release(actor, ticket) {
    this.worksOn(actor);
    const data = { previousAssignee: ticket.assignee };
    return this.happen(actor, ticket, 'ticket.released', data, { assignee: null }, 'ticket-assigned');
  }

  edit(actor, ticket, input) {
    const waiting = this.may(actor, 'tickets:edit-waiting') && ticket.status === 'waiting';
    if (!this.may(actor, 'tickets:edit') && !waiting) throw new Refusal(403, 'forbidden');
    const details = { title: ticket.title, description: ticket.description, category: ticket.category, ...input };
    return this.happen(
      actor,
      ticket,
      'ticket.details-changed',
      { ...details, previousCategory: ticket.category },
      details,
      'ticket-updated',
    );
  }

  remove(actor, ticket) {
    if (!this.may(actor, 'tickets:delete')) throw new Refusal(403, 'forbidden');
    this.tickets.delete(ticket.id);
    this.record(actor, ticket, 'ticket.deleted', {}, ticket.version + 1, new Date().toISOString());
    this.announce({ type: 'ticket-deleted', before: ticket, after: null, version: ticket.version + 1 });
  }

  worksOn(actor) {
    if (!this.may(actor, 'tickets:work')) throw new Refusal(403, 'forbidden');
  }

  happen(actor, before, type, data, changed, frame, at = new Date().toISOString()) {
    const version = before.version + 1;
    const told = type === 'ticket.noted' ? {} : { updatedAt: at, publicVersion: version };
    const after = { ...before, ...changed, ...told, version };
    this.tickets.set(after.id, after);
    this.record(actor, after, type, data, version, at);
    const { messageId: id, text, html } = data;
    const message = id ? { message: { id, version, text, html } } : {};
    const more = { at, actor: person(actor), ...message };
    this.announce({ type: frame, before: before.version ? before : null, after, version, more });
    return after;
  }

  record(actor, ticket, type, data, version, at) {
    const history = this.histories.get(ticket.id) ?? [];
    history.push({ position: this.log.length, version, type, at, actor: person(actor), data });
    this.histories.set(ticket.id, history);
  }

  announce(change) {
    this.log.push(change);
    for (const listener of this.listeners) listener(change, this.log.length);
  }

  /** What an account hears of a change, or null. */
  countersFor(account) {
    const none = { waiting: 0, 'in-progress': 0, resolved: 0 };
    const byStatus = { ...none };
    const byDepartment = {};
    for (const ticket of this.tickets.values()) {
      if (ticket.status === 'closed' || !this.sees(account, ticket)) continue;
      byDepartment[ticket.category] ??= { ...none };
      byStatus[ticket.status] += 1;
      byDepartment[ticket.category][ticket.status] += 1;
    }
    return { type: 'counters', byStatus, byDepartment };
  }

  frameFor(account, { type, before, after, version, more }, cursor) {
    if (type === 'ticket-noted' && !this.may(account, 'tickets:read-notes')) return null;
    const saw = before !== null && this.sees(account, before);
    const sees = after !== null && this.sees(account, after);
    const id = (after ?? before).id;
    const frame = { cursor: String(cursor), position: cursor, ticketId: id, version };
    if (sees) return { type, ...frame, ...more, ticket: this.shown(account, after) };
    if (saw) return { type: after ? 'ticket-gone' : 'ticket-deleted', ...frame };
    return null;
  }
}
