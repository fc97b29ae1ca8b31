import { createHash } from 'node:crypto';
import type { Supporters } from '@uncac-petition/shared';
import { Hono } from 'hono';
import type { Deps } from '../deps.js';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';
import { listDisplayNames } from './supporter.repository.js';

const namesPerPage = 200;
/** Short, so that a name that is hidden or withdrawn is soon out of every cache. */
const cacheControl = 'public, max-age=60';

/** Those who chose to be listed, by name: neither order nor cursor tells when somebody signed. */
export const supportersRoutes = ({ database, petitions }: Pick<Deps, 'database'> & { readonly petitions: Petitions }) =>
  new Hono().get('/v1/petitions/:petition/supporters', async (c) => {
    const { petition, settings } = publishedOrProblem(petitions, c.req.param('petition'));
    if (!settings.fields.includes('showName')) throw new ProblemError('not-found');
    const after = readCursor(c.req.query('after'));
    const names = await listDisplayNames(database.reads, petition, after, namesPerPage + 1);
    const body = JSON.stringify(toPage(names, after));
    const headers = { etag: etagOf(body), 'cache-control': cacheControl };
    if (matches(c.req.header('if-none-match'), headers.etag)) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, 'content-type': 'application/json' });
  });

/** How many names came before: a cursor with a name in it would put it into addresses. */
const readCursor = (text = '0'): number => {
  if (!/^\d{1,9}$/.test(text))
    throw new ProblemError('invalid-fields', { errors: [{ path: 'after', code: 'invalid' }] });
  return Number(text);
};

const toPage = (names: readonly string[], after: number): Supporters => ({
  supporters: names.slice(0, namesPerPage).map((name) => ({ name })),
  ...(names.length > namesPerPage && { next: String(after + namesPerPage) }),
});

const etagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
