import type * as z from 'zod/mini';
import { Problem } from './problem';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The version the change was decided on; sent as If-Match. */
  version?: number;
  idempotencyKey?: string;
  /** The answer brings another refresh cookie: not to be sent while the cookie is exchanged, here or in another tab. */
  rotates?: boolean;
  signal?: AbortSignal;
}

/** Milliseconds without an answer after which the connection may be what is wrong. */
const DOUBT_AFTER = 3_000;

/** Told when a call has had no answer for a while. */
export const doubters = new Set<() => void>();

/** One request to our own origin; throws a {@link Problem} for anything but success. */
export async function send(path: string, call: Call = {}, token?: string | null): Promise<Response> {
  const doubt = setTimeout(() => {
    for (const doubter of doubters) doubter();
  }, DOUBT_AFTER);
  const response = await fetch(`/api/v1${path}`, {
    method: call.method ?? 'GET',
    headers: headersOf(call, token),
    credentials: 'same-origin',
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  })
    .catch((error: unknown) => {
      throw wasCalledOff(call.signal) ? error : Problem.unreachable();
    })
    .finally(() => clearTimeout(doubt));
  if (!response.ok) throw await Problem.from(response);
  return response;
}

/** By whoever made the call; time that ran out means that nobody answered. */
const wasCalledOff = (signal?: AbortSignal) => signal?.aborted === true && signal.reason?.name !== 'TimeoutError';

/** The body in the shape we expect; anything else is a problem as well, not a crash in a component. */
export async function read<S extends z.ZodMiniType>(response: Response, schema: S): Promise<z.infer<S>> {
  const body = schema.safeParse(await response.json().catch(() => null));
  if (!body.success) throw Problem.unreadable(response.status);
  return body.data;
}

function headersOf(call: Call, token?: string | null): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (call.version !== undefined) headers.set('If-Match', `"${call.version}"`);
  if (call.idempotencyKey) headers.set('Idempotency-Key', call.idempotencyKey);
  return headers;
}
