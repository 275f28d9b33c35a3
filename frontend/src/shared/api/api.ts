import type * as z from 'zod/mini';
import { session } from '@/shared/session/session';
import { type Call, read, send } from './http';
import { isProblem } from './problem';

/** A call in the name of whoever is signed in: an expired access token is renewed once, then the call is repeated. */
export async function request(path: string, call: Call = {}): Promise<Response> {
  const token = session.token();
  try {
    return await send(path, call, token);
  } catch (error) {
    if (!isProblem(error) || error.status !== 401) throw error;
    await session.refresh(token);
    return await send(path, call, session.token());
  }
}

export async function fetchJson<S extends z.ZodMiniType>(path: string, schema: S, call: Call = {}) {
  return read(await request(path, call), schema);
}
