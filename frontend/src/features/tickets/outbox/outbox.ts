import { isProblem, type Problem } from '@/shared/api/problem';
import { backoff } from '@/shared/live/backoff';
import { oneTabAtATime } from '@/shared/session/one-tab-at-a-time';
import type { Ticket } from '../ticket';
import { deliver, deliverAgain } from './delivery';
import { type Command, type Kept, refusedWith, type Writing } from './kept-command';
import { continued, firstToSend } from './order';
import { keptFor, remove, removeAll, store } from './outbox-storage';

/** What becomes of kept commands, for the rest of the window. */
export interface Outcomes {
  onSent: (ticket: Ticket, command: Command) => void;
  onRefused: (kept: Kept, problem: Problem) => void;
}

const nobody: Outcomes = { onSent: () => undefined, onRefused: () => undefined };

/** Nobody answered, or only something in between: the server may have heard it or not. */
const isUnanswered = (error: unknown): boolean =>
  isProblem(error, 'unreadable_answer') || (isProblem(error) && [0, 502, 503, 504].includes(error.status));

/** The command itself is wrong; otherwise the same one may be taken later. */
const isRefusal = (error: unknown): error is Problem =>
  isProblem(error) && !isUnanswered(error) && ![401, 429].includes(error.status) && error.code !== 'totp_required';

/**
 * The account's own commands that could not be sent yet, in order, on this device. They are sent as soon as the server
 * answers, one after the other, each once; what it refuses stays until the person has decided about it.
 */
export class Outbox {
  private accountId: string | null = null;
  private outcomes = nobody;
  private kept: readonly Kept[] = [];
  private cut = false;
  private sending = false;
  /** Somebody wanted it sent while an earlier try was under way, which may fail for a reason that is gone. */
  private asked = false;
  private attempts = 0;
  private phase = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly current = (): readonly Kept[] => this.kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** From now on for this account, with what it left here earlier. */
  open(accountId: string, outcomes: Outcomes): void {
    if (accountId === this.accountId) return;
    this.close();
    this.accountId = accountId;
    this.outcomes = outcomes;
    this.reload();
    void this.flush();
  }

  /** For nobody; what is kept stays on the device for the account it belongs to. */
  close(): void {
    clearTimeout(this.timer);
    this.accountId = null;
    this.outcomes = nobody;
    this.attempts = 0;
    this.cut = false;
    this.change([]);
  }

  /** The account leaves this device, and nothing of it stays. */
  clear(): void {
    if (this.accountId) removeAll(this.accountId);
    this.close();
  }

  /** Looks again at what is there; another tab may have sent or kept something. */
  reload(): void {
    if (this.accountId) this.change(keptFor(this.accountId));
  }

  /** The live connection came back, or broke: while it is broken, nobody waits for an answer before going on. */
  connected(now: boolean): void {
    const back = now && this.cut;
    this.cut = !now;
    if (!back) return;
    this.attempts = 0;
    void this.flush();
  }

  /** Sends a command, or keeps it where it cannot be sent now, behind whatever waits already: null then. */
  async submit(command: Command, id: string = crypto.randomUUID()): Promise<Ticket | null> {
    const accountId = this.accountId;
    if (accountId && (this.cut || firstToSend(this.kept)) && this.keep(accountId, command, id)) {
      void this.flush();
      return null;
    }
    try {
      return await deliver({ id, command });
    } catch (error) {
      if (!isUnanswered(error) || !accountId || accountId !== this.accountId) throw error;
      if (!this.keep(accountId, command, id)) throw error;
      this.comeBack();
      return null;
    }
  }

  /** Keeps a message before it is sent, so that its words are safe on the way; false when the device does not take it. */
  entrust(command: Writing): boolean {
    const { accountId } = this;
    if (!accountId || !this.keep(accountId, command, crypto.randomUUID())) return false;
    void this.flush();
    return true;
  }

  /** Takes a command back that was not sent, or not taken. */
  withdraw(id: string): void {
    this.forget(id);
    void this.flush();
  }

  /** Sends a refused command again, decided on this version of its ticket. */
  again({ refusal: _, tried: __, ...refused }: Kept, version?: number): void {
    const { command } = refused;
    const renewed = command.kind === 'change' && version !== undefined ? { ...command, version } : command;
    this.replace({ ...refused, command: renewed });
    void this.flush();
  }

  /** Sends what waits; where nobody answers it stops, and comes back by itself. */
  async flush(): Promise<void> {
    if (!firstToSend(this.kept)) return;
    this.asked = this.sending;
    if (this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    const sent = await oneTabAtATime(() => this.sendAll(), 'outbox').finally(() => {
      this.sending = false;
    });
    if (sent || this.asked) void this.flush();
    else this.comeBack();
  }

  /** False when it stopped before the end. */
  private async sendAll(): Promise<boolean> {
    this.reload();
    for (let next = firstToSend(this.kept); next; next = firstToSend(this.kept)) {
      if (!(await this.send(next))) return false;
      this.attempts = 0;
    }
    return true;
  }

  private async send(kept: Kept): Promise<boolean> {
    const { accountId, outcomes } = this;
    try {
      const { ticket, reached } = await deliverAgain(kept);
      if (accountId !== this.accountId) return true;
      outcomes.onSent(ticket, kept.command);
      for (const next of continued(this.kept, kept, reached)) this.replace(next);
      this.forget(kept.id);
    } catch (error) {
      if (accountId !== this.accountId) return true;
      const isKept = this.kept.some(({ id }) => id === kept.id);
      if (!isRefusal(error)) {
        if (isKept && !kept.tried) this.replace({ ...kept, tried: true });
        return false;
      }
      if (!isKept) return true;
      this.replace(refusedWith(kept, error));
      outcomes.onRefused(kept, error);
    }
    return true;
  }

  /** False when the device does not take it. */
  private keep(accountId: string, command: Command, id: string): boolean {
    const order = (this.kept.at(-1)?.order ?? 0) + 1;
    const kept: Kept = { id, order, command, ...(this.cut ? { tried: true } : {}) };
    try {
      store(accountId, kept);
    } catch {
      return false;
    }
    this.change([...this.kept, kept]);
    return true;
  }

  private replace(kept: Kept): void {
    try {
      if (this.accountId) store(this.accountId, kept);
    } catch {
      // After a reload it is sent again as it was, which does no harm.
    }
    this.change(this.kept.map((each) => (each.id === kept.id ? kept : each)));
  }

  private forget(id: string): void {
    if (this.accountId) remove(this.accountId, id);
    this.change(this.kept.filter((each) => each.id !== id));
  }

  private comeBack(): void {
    if (!firstToSend(this.kept)) return;
    if (this.attempts === 0) this.phase = Math.random();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), backoff(this.attempts, this.phase));
    this.attempts += 1;
  }

  private change(kept: readonly Kept[]): void {
    this.kept = kept;
    for (const listener of this.listeners) listener();
  }
}

export const outbox = new Outbox();
