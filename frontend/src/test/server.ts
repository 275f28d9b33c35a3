import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { builtInRoles } from './fixtures';

export const api = (path: string) => `*/api/v1${path}`;

export const problem = (status: number, code: string, more: object = {}) =>
  HttpResponse.json(
    { type: `urn:ticketstream:problem:${code}`, title: code, status, code, traceId: 'trace-1', ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

/** The network edge: what every test may ask; each test adds its own answers. */
export const server = setupServer(
  http.get(api('/settings'), () =>
    HttpResponse.json({ categories: ['technical-support', 'general-inquiry', 'sales'] }),
  ),
  http.get(api('/roles'), () => HttpResponse.json({ items: builtInRoles })),
  http.post(api('/auth/refresh'), () => problem(401, 'unauthenticated')),
  http.post(api('/auth/logout'), () => new HttpResponse(null, { status: 204 })),
);
