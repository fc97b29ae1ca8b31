import type { MiddlewareHandler } from 'hono';

/** Pages of ours: no script, our own styles and forms, in nobody's frame. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer; harmless on JSON, needed on pages. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'no-referrer');
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (
    c.res.headers.get('content-type')?.startsWith('text/html') === true &&
    !c.res.headers.has('content-security-policy')
  ) {
    c.header('content-security-policy', pagePolicy);
  }
};
