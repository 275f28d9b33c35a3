import { read, send } from '@/shared/api/http';
import { isProblem } from '@/shared/api/problem';
import {
  type Account,
  accountSchema,
  type CodeAwaited,
  codeAwaitedSchema,
  lacksTotp,
  type SignedIn,
  signedInSchema,
} from './account';
import { oneTabAtATime } from './one-tab-at-a-time';

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
  private questions = 0;
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

  /** Null once signed in; otherwise what to send the code with that is wanted as well. */
  async signIn(email: string, password: string): Promise<CodeAwaited | null> {
    const response = await send('/auth/login', { method: 'POST', body: { email, password } });
    if (response.status === 202) return read(response, codeAwaitedSchema);
    await this.open(await read(response, signedInSchema));
    return null;
  }

  /** The second step, with a code from the app or a recovery code. */
  async showCode(mfaToken: string, code: string): Promise<void> {
    const response = await send('/auth/login/totp', { method: 'POST', body: { mfaToken, code } });
    // The code is used up. Should the rest fail, the cookie that came with the answer can bring it.
    await read(response, signedInSchema)
      .then((signedIn) => this.open(signedIn))
      .catch(() => this.refresh(null));
  }

  /** After a change of the password this session has other tokens. */
  continueWith(signedIn: SignedIn): Promise<void> {
    return this.open(signedIn);
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
    const asked = ++this.questions;
    const account = await read(await send('/me', {}, this.accessToken), accountSchema);
    // An answer overtaken by a later question tells of rights that are gone.
    if (asked === this.questions) this.change({ status: 'signed-in', account });
  }

  /** Whether what stopped a call is that this account needs a second factor first; the pages follow. */
  async discoversMissingTotp(): Promise<boolean> {
    await this.reload().catch(() => undefined);
    return this.state.status === 'signed-in' && lacksTotp(this.state.account);
  }

  end(ending: Ending): void {
    this.questions++;
    this.accessToken = null;
    this.change({ status: 'signed-out', ending });
  }

  private async exchange(): Promise<void> {
    try {
      await this.open(await read(await send('/auth/refresh', { method: 'POST' }), signedInSchema));
    } catch (error) {
      if (isProblem(error) && error.status === 401 && this.state.status === 'signed-in') this.end('expired');
      throw error;
    }
  }

  /** A token alone says who somebody is; what they may do is asked with it. */
  private async open(signedIn: SignedIn): Promise<void> {
    const known = this.state.status === 'signed-in';
    this.accessToken = signedIn.accessToken;
    this.expiresAt = Date.now() + signedIn.expiresIn * 1000;
    try {
      await this.reload();
    } catch (error) {
      if (!known) {
        this.accessToken = null;
        throw error;
      }
      // The rights known before go on counting here; the server asks its own.
      this.change(this.state);
    }
  }

  private change(next: SessionState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

export const session = new Session();
