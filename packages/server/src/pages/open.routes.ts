import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { fileRoutes } from '../http/files.routes.js';
import { ProblemError } from '../http/problem.js';

/** The page runs its own script, and can reach nobody: not even this server. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const cacheControl = 'no-cache';

/**
 * The page on which a holder makes an identity and opens exports; it works in the browser alone.
 *
 * @param folder of its built files; undefined where it is not built
 */
export const openRoutes = (folder: string | undefined) => {
  if (folder === undefined) return new Hono().get(paths.open, refuse);
  const [page, saved] = ['index.html', 'saved.html'].map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Hono()
    .get(paths.open, (c) => {
      c.header('content-security-policy', policy);
      c.header('cache-control', cacheControl);
      return c.html(page ?? '');
    })
    .get(`${paths.open}/saved.html`, (c) => {
      // Its own policy is in it; here it is only fetched.
      c.header('content-disposition', 'attachment; filename="uncac-petition-open.html"');
      c.header('cache-control', cacheControl);
      return c.html(saved ?? '');
    })
    .route('/', fileRoutes(paths.open, folder, cacheControl));
};

const refuse = (): never => {
  throw new ProblemError('not-found', {
    detail:
      'This page is not built on this server. Run `npm run build` in packages/open, or use the commands `key generate` and `open`.',
  });
};
