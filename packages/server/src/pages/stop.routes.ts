import { Hono, type Context } from 'hono';
import { neverKept } from '../http/never-kept.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { canStop, stop } from '../mail/index.js';
import { pageLanguage } from './catalogue.js';
import { invalidLink } from './link-context.js';
import type { PageDeps } from './page-deps.js';
import { stoppedPage, stopPage } from './stop-pages.js';

/** "Never write to me again". Any POST acts, whatever its body: mail programs send one of their own (RFC 8058). */
export const stopRoutes = (deps: PageDeps) =>
  new Hono()
    .use('/stop/*', neverKept)
    .get('/stop/:token', (c) => {
      if (!canStop(deps.keys, c.req.param('token'))) return invalid(c, deps);
      return c.html(stopPage(frameOf(c, deps)));
    })
    .post('/stop/:token', async (c) => {
      if (!(await stop(deps, c.req.param('token')))) return invalid(c, deps);
      return c.html(stoppedPage(frameOf(c, deps)));
    });

/** The link says in which language, and in the words of which petition. */
const frameOf = (c: Context, { petitions }: PageDeps) => {
  const catalogues = petitions.find(c.req.query('petition') ?? '')?.catalogues ?? {};
  const wanted = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
  return { lang: pageLanguage(wanted, catalogues), catalogues };
};

const invalid = (c: Context, deps: PageDeps) => c.html(invalidLink(deps, c.req.header('accept-language')), 404);
