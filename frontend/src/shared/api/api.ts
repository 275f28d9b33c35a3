import type * as z from 'zod/mini';
import { freshSignIn } from '@/shared/session/fresh-sign-in';
import { oneTabAtATime } from '@/shared/session/one-tab-at-a-time';
import { session } from '@/shared/session/session';
import { type Call, read, send } from './http';
import { isProblem } from './problem';

/**
 * A call in the name of whoever is signed in. An expired access token is renewed and a password that the server wants to
 * see again is asked for, each once, then the call is repeated.
 */
export async function request(path: string, call: Call = {}): Promise<Response> {
  try {
    return await sendRenewed(path, call);
  } catch (error) {
    if (isProblem(error, 'totp_required')) await session.discoversMissingTotp();
    if (!isProblem(error, 'reauth_required') || !(await showsPassword())) throw error;
    return await sendRenewed(path, call);
  }
}

export async function fetchJson<S extends z.ZodMiniType>(path: string, schema: S, call: Call = {}) {
  return read(await request(path, call), schema);
}

/** Nobody can be asked who was signed out meanwhile. */
const showsPassword = async () => session.current().status === 'signed-in' && (await freshSignIn.ask());

async function sendRenewed(path: string, call: Call): Promise<Response> {
  let token: string | null = null;
  const attempt = () => {
    token = session.token();
    return send(path, call, token);
  };
  const inTurn = () => (call.rotates ? oneTabAtATime(attempt) : attempt());
  try {
    return await inTurn();
  } catch (error) {
    if (!isProblem(error) || error.status !== 401) throw error;
    await session.refresh(token);
    return await inTurn();
  }
}
