import type { MiddlewareHandler } from 'hono';

/** For pages that are one person's business: no cache keeps them, and no search engine lists them. */
export const neverKept: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('cache-control', 'no-store');
  c.header('x-robots-tag', 'noindex');
};
