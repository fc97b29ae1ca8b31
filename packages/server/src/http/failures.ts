import type { Context } from 'hono';
import type { Logger } from 'pino';
import { ProblemError, problemResponse } from './problem.js';

/**
 * Turns what was thrown into an answer. Anything that isn't a problem of ours is logged without its message, which may
 * repeat what was sent, under an id that the client is told.
 */
export const failures =
  (log: Logger, requestId: () => string) =>
  (error: Error, c: Context): Response => {
    const problem = error instanceof ProblemError ? error : new ProblemError('internal');
    const id = problem.code === 'internal' ? requestId() : undefined;
    if (id !== undefined) {
      log.error(
        { requestId: id, method: c.req.method, error: error.name, code: Reflect.get(error, 'code'), at: frames(error) },
        'a request failed',
      );
    }
    const response = problemResponse(problem, id);
    response.headers.set('access-control-allow-origin', '*');
    response.headers.set('access-control-expose-headers', 'ETag, Retry-After');
    response.headers.set('x-content-type-options', 'nosniff');
    return response;
  };

const frames = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
