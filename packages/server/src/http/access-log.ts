import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Clock } from '../config/clock.js';

/**
 * One line a request: method, route as it is registered (never the address, which may hold a token), status, milliseconds.
 * Nothing about the person (promise 10).
 */
export const accessLog =
  (log: Logger, clock: Clock): MiddlewareHandler =>
  async (c, next) => {
    const start = clock.now();
    await next();
    log.debug(
      { method: c.req.method, route: routePath(c, -1), status: c.res.status, ms: clock.now() - start },
      'request',
    );
  };
