import { problems, type Problem, type ProblemCode } from '@uncac-petition/shared';

interface ProblemOptions {
  /** What is wrong and what to do; never anything that was sent, and never another error's message. */
  readonly detail?: string;
  readonly errors?: NonNullable<Problem['errors']>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that the client is told about, as problem details (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

/** The one place that maps a code to HTTP. */
export const statusOf = ({ code }: ProblemError): number => problems[code].status;

export const problemResponse = ({ code, options }: ProblemError, requestId?: string): Response => {
  const { status, title } = problems[code];
  const body: Problem = {
    type: `urn:uncac-petition:problem:${code}`,
    title,
    status,
    code,
    ...(options.detail !== undefined && { detail: options.detail }),
    ...(options.errors !== undefined && { errors: options.errors }),
    ...(requestId !== undefined && { requestId }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...options.headers },
  });
};
