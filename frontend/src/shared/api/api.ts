import type * as z from 'zod/mini';
import { freshSignIn } from '@/shared/session/fresh-sign-in';
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
    if (!isProblem(error, 'reauth_required') || !(await freshSignIn.ask())) throw error;
    return await sendRenewed(path, call);
  }
}

export async function fetchJson<S extends z.ZodMiniType>(path: string, schema: S, call: Call = {}) {
  return read(await request(path, call), schema);
}

async function sendRenewed(path: string, call: Call): Promise<Response> {
  const token = session.token();
  try {
    return await send(path, call, token);
  } catch (error) {
    if (!isProblem(error) || error.status !== 401) throw error;
    await session.refresh(token);
    return await send(path, call, session.token());
  }
}
