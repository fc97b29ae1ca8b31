import type { ProblemCode } from '@uncac-petition/shared';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Logger } from 'pino';
import type { Html } from './html.js';
import { preferredLanguages } from './preferred-languages.js';
import { ProblemError, problemResponse, statusOf } from './problem.js';

interface FailureDeps {
  readonly log: Logger;
  readonly requestId: () => string;
  /** What a person sees. @param languages the most wanted first @param requestId what to quote when asking */
  readonly page: (code: ProblemCode, languages: readonly string[], requestId?: string) => Html;
}

/**
 * Turns what was thrown into an answer: a page for a person's browser, problem details for all else. Anything that isn't
 * a problem of ours is logged without its message, which may repeat what was sent, under an id that the client is told.
 */
export const failures =
  ({ log, requestId, page }: FailureDeps) =>
  (error: Error, c: Context): Response => {
    const problem = error instanceof ProblemError ? error : new ProblemError('internal');
    const id = problem.code === 'internal' ? requestId() : undefined;
    if (id !== undefined) {
      log.error(
        { requestId: id, method: c.req.method, error: error.name, code: Reflect.get(error, 'code'), at: frames(error) },
        'a request failed',
      );
    }
    if (!wantsPage(c)) return problemResponse(problem, id);
    const languages = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    return new Response(page(problem.code, languages, id).toString(), {
      status: statusOf(problem),
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...problem.options.headers },
    });
  };

const json = 'application/problem+json';

/** Below `/v1/` there is nothing for people. */
const wantsPage = (c: Context): boolean =>
  !c.req.path.startsWith('/v1/') &&
  accepts(c, { header: 'Accept', supports: [json, 'application/json', 'text/html'], default: json }) === 'text/html';

const frames = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
