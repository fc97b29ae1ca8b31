import type { MiddlewareHandler } from 'hono';

const allowed = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
};

const preflight = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'Content-Type, Idempotency-Key, Last-Event-ID',
  'access-control-max-age': '86400',
};

/**
 * What an embed needs: any page may ask and read the answers, errors too, without credentials. There is no
 * `Timing-Allow-Origin`: nothing of ours reads timings, so no page gets finer ones than its own clock gives.
 */
export const openToAnyPage = (): MiddlewareHandler => async (c, next) => {
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { ...allowed, ...preflight });
  await next();
  for (const [name, value] of Object.entries(allowed)) c.header(name, value);
};
