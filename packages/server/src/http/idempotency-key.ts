import type { Context } from 'hono';
import { ProblemError } from './problem.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** The UUID that stands for none; lists of signatures begin after it. */
const nil = '00000000-0000-0000-0000-000000000000';

/**
 * The key that makes a retry harmless (promise 7): the header `Idempotency-Key`, or the hidden field `idempotencyKey` of
 * a form. Undefined where there is none.
 *
 * @throws ProblemError `invalid-idempotency-key` when it isn't a UUID
 */
export const readIdempotencyKey = (c: Context, body: Record<string, unknown>): string | undefined => {
  const given = c.req.header('idempotency-key') ?? body['idempotencyKey'];
  if (given === undefined || given === '') return undefined;
  if (typeof given !== 'string') throw new ProblemError('invalid-idempotency-key');
  // The header's grammar (a structured string) puts it in quotes; most clients don't.
  const key = given
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase();
  if (!uuid.test(key) || key === nil) throw new ProblemError('invalid-idempotency-key');
  return key;
};
