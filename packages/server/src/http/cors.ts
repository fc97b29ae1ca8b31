import type { MiddlewareHandler } from 'hono';

const allowed = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After',
  // So that a page's own timing of these requests isn't hidden from the widget.
  'timing-allow-origin': '*',
};

const preflight = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Idempotency-Key, Last-Event-ID',
  'access-control-max-age': '86400',
};

/** Any page may read public answers and post signatures, without credentials; errors say so too. */
export const cors = (): MiddlewareHandler => async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...allowed, ...preflight });
  await next();
  for (const [name, value] of Object.entries(allowed)) c.header(name, value);
};
