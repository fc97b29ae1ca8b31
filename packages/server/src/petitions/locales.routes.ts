import { createHash } from 'node:crypto';
import { parseCatalogueName, type CatalogueFile } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import type { Releases } from '../releases/index.js';
import { builtInWords } from './built-in-words.js';
import { publishedOrProblem } from './or-problem.js';
import type { Petitions } from './petitions.js';
import type { PublishedPetition } from './published-petition.js';
import { wordsOf } from './words-of.js';

interface LocalesDeps {
  readonly petitions: Petitions;
  /** Of the widget; undefined where it isn't served from here. */
  readonly releases: Releases | undefined;
}

/** What the elements say on a page that shows a petition, in one language: `…/locales/fr.json`, `…/fr-kinds.json`. */
export const localesRoutes = ({ petitions, releases }: LocalesDeps) =>
  new Hono().get('/v1/petitions/:petition/locales/:catalogue', compress({ encoding: 'gzip' }), async (c) => {
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const words = await wordsNamed(c.req.param('catalogue'), published, releases, c.req.query('version'));
    if (words === undefined) throw new ProblemError('not-found', { detail: 'There are no words in this language.' });
    const body = JSON.stringify(words);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    c.header('cache-control', 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800');
    c.header('vary', 'Accept-Encoding');
    c.header('etag', etag);
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304);
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

/** The campaign's words over those that are built in; undefined where neither are there. Those of pages are never sent. */
const wordsNamed = async (
  file: string,
  { catalogues }: PublishedPetition,
  releases: Releases | undefined,
  version: string | undefined,
): Promise<CatalogueFile | undefined> => {
  const wanted = file.endsWith('.json') ? parseCatalogueName(file.slice(0, -'.json'.length)) : undefined;
  if (wanted === undefined || wanted.part === 'pages') return undefined;
  const [own, builtIn] = [wordsOf(catalogues, wanted), await builtInWords(releases, wanted, version)];
  return own === undefined && builtIn === undefined ? undefined : { ...builtIn, ...own };
};
