import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Deps } from '../deps.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { publishedOrProblem } from './or-problem.js';
import { petitionView } from './petition-view.js';
import type { Petitions } from './petitions.js';

export const petitionRoutes = ({
  config,
  clock,
  petitions,
}: Pick<Deps, 'config' | 'clock'> & { petitions: Petitions }) =>
  new Hono().get('/v1/petitions/:petition', compress({ encoding: 'gzip' }), (c) => {
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const lang = c.req.query('lang');
    const languages = [...(lang === undefined ? [] : [lang]), ...preferredLanguages(c.req.header('accept-language'))];
    c.header('cache-control', 'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400');
    c.header('vary', 'Accept-Language, Accept-Encoding');
    return c.json(petitionView(published, config, { languages, member: c.req.query('member'), now: clock.now() }));
  });
