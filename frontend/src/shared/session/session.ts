import { read, send } from '@/shared/api/http';
import { isProblem } from '@/shared/api/problem';
import { type Account, accountSchema, type SignedIn, signedInSchema } from './account';

/** Why nobody is signed in any more, for the sign-in page to say. */
export type Ending = 'expired' | 'withdrawn' | 'left';

export type SessionState =
  | { status: 'unknown' }
  | { status: 'signed-out'; ending?: Ending }
  | { status: 'signed-in'; account: Account };

/** Who is signed in. The access token lives here, in memory, and nowhere else. */
export class Session {
  private state: SessionState = { status: 'unknown' };
  private accessToken: string | null = null;
  private expiresAt = 0;
  private refreshing: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  token(): string | null {
    return this.accessToken;
  }

  /** Milliseconds the access token is still good for. */
  remaining(): number {
    return this.expiresAt - Date.now();
  }

  /** At start: the refresh cookie, if there is one, brings the session back. */
  async restore(): Promise<void> {
    if (this.state.status !== 'unknown') return;
    await this.refresh(null).catch(() => this.change({ status: 'signed-out' }));
  }

  async signIn(email: string, password: string): Promise<void> {
    const response = await send('/auth/login', { method: 'POST', body: { email, password } });
    this.open(await read(response, signedInSchema));
  }

  async signOut(): Promise<void> {
    await send('/auth/logout', { method: 'POST' }, this.accessToken).catch(() => undefined);
    this.end('left');
  }

  /** A new access token, fetched once for all who ask at the same time; nothing to do if `used` is no longer the current one. */
  async refresh(used: string | null = this.accessToken): Promise<void> {
    if (used !== this.accessToken) return;
    this.refreshing ??= oneTabAtATime(() => this.exchange()).finally(() => {
      this.refreshing = null;
    });
    await this.refreshing;
  }

  /** Reads rights again, after the server said they changed. */
  async reload(): Promise<void> {
    const account = await read(await send('/me', {}, this.accessToken), accountSchema);
    this.change({ status: 'signed-in', account });
  }

  end(ending: Ending): void {
    this.accessToken = null;
    this.change({ status: 'signed-out', ending });
  }

  private async exchange(): Promise<void> {
    try {
      this.open(await read(await send('/auth/refresh', { method: 'POST' }), signedInSchema));
    } catch (error) {
      if (isProblem(error) && error.status === 401 && this.state.status === 'signed-in') this.end('expired');
      throw error;
    }
  }

  private open(signedIn: SignedIn): void {
    this.accessToken = signedIn.accessToken;
    this.expiresAt = Date.now() + signedIn.expiresIn * 1000;
    this.change({ status: 'signed-in', account: signedIn.account });
  }

  private change(next: SessionState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

/** Tabs share one rotating refresh cookie; two exchanges at once would look like a stolen one. */
function oneTabAtATime(work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request('ticketstream.refresh', work) : work();
}

export const session = new Session();
