import * as z from 'zod/mini';

const fieldErrorSchema = z.object({ field: z.string(), code: z.string(), message: z.string() });

const problemSchema = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  code: z.string(),
  traceId: z.optional(z.string()),
  currentVersion: z.optional(z.number()),
  errors: z.optional(z.array(fieldErrorSchema)),
});

type FieldError = z.infer<typeof fieldErrorSchema>;

/** A refused or failed call, as RFC 9457 tells it; `network` when no answer came at all. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly traceId: string | undefined;
  readonly currentVersion: number | undefined;
  readonly errors: FieldError[];

  constructor(status: number, body: z.infer<typeof problemSchema>) {
    super(body.title ?? body.code);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code;
    this.detail = body.detail;
    this.traceId = body.traceId;
    this.currentVersion = body.currentVersion;
    this.errors = body.errors ?? [];
  }

  static unreachable(): Problem {
    return new Problem(0, { code: 'network' });
  }

  static unreadable(status: number): Problem {
    return new Problem(status, { code: 'unreadable_answer' });
  }

  static async from(response: Response): Promise<Problem> {
    const read = problemSchema.safeParse(await response.json().catch(() => null));
    return new Problem(response.status, read.success ? read.data : { code: codeOf(response.status) });
  }
}

/** What a proxy in between answers has no code of ours. */
function codeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 404) return 'not_found';
  return status >= 500 ? 'internal' : 'unknown';
}

export const isProblem = (error: unknown, code?: string): error is Problem =>
  error instanceof Problem && (code === undefined || error.code === code);
