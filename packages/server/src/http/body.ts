import { limits } from '@uncac-petition/shared';
import type { Context } from 'hono';
import { ProblemError } from './problem.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON or form body of at most 16 KB, chunked or not. A form field that comes more than once is a list.
 *
 * @throws ProblemError `body-too-large`, `unsupported-media-type` or `invalid-body`
 */
export const readBody = async (c: Context): Promise<Record<string, unknown>> => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const bytes = await readBytes(c.req.raw);
  try {
    const text = decoder.decode(bytes);
    if (type === 'application/x-www-form-urlencoded') return fromForm(new URLSearchParams(text));
    if (type === 'application/json') return asObject(JSON.parse(text));
  } catch {
    throw new ProblemError('invalid-body', { detail: 'Send one JSON object or one form, in UTF-8.' });
  }
  throw new ProblemError('unsupported-media-type', {
    detail: 'Use application/json or application/x-www-form-urlencoded.',
  });
};

/** The same, for a request that may come without a body. */
export const readOptionalBody = async (c: Context): Promise<Record<string, unknown>> =>
  c.req.header('content-type') === undefined ? {} : readBody(c);

const readBytes = async (request: Request): Promise<Uint8Array> => {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bodyBytes) throw new ProblemError('body-too-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limits.bodyBytes) break;
      chunks.push(chunk);
    }
  } catch {
    // The client has gone or was cut off; no failure of ours.
    throw new ProblemError('invalid-body');
  }
  if (size > limits.bodyBytes) throw new ProblemError('body-too-large');
  return Buffer.concat(chunks);
};

const asObject = (value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return value as Record<string, unknown>;
};

const fromForm = (form: URLSearchParams): Record<string, unknown> => {
  const fields: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
};
