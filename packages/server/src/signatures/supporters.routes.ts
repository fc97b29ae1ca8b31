import { createHash } from 'node:crypto';
import { PublicEntry, publicKinds, type PublicKind, type Supporters } from '@uncac-petition/shared';
import { Hono } from 'hono';
import type { Deps } from '../deps.js';
import type { Queries } from '../db/database.js';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';
import { listDisplayNames, listPublicEntries } from './supporter.repository.js';

const perPage = 200;
/** Short, so that a name that is hidden or withdrawn is soon out of every cache. */
const cacheControl = 'public, max-age=60';

type Supporter = Supporters['supporters'][number];

/**
 * Those who chose to be listed, by name; or the accepted organisations or parliamentarians, who sign in public. Neither
 * order nor cursor tells when somebody signed.
 */
export const supportersRoutes = ({ database, petitions }: Pick<Deps, 'database'> & { readonly petitions: Petitions }) =>
  new Hono().get('/v1/petitions/:petition/supporters', async (c) => {
    const { petition, settings } = publishedOrProblem(petitions, c.req.param('petition'));
    const kind = readKind(c.req.query('kind'));
    if (kind === undefined && !settings.fields.includes('showName')) throw new ProblemError('not-found');
    const after = readCursor(c.req.query('after'));
    const supporters = await listSupporters(database.reads, petition, kind, after);
    const body = JSON.stringify(toPage(supporters, after));
    const headers = { etag: etagOf(body), 'cache-control': cacheControl };
    if (matches(c.req.header('if-none-match'), headers.etag)) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, 'content-type': 'application/json' });
  });

const readKind = (text: string | undefined): PublicKind | undefined => {
  const kind = publicKinds.find((one) => one === text);
  if (text !== undefined && kind === undefined)
    throw new ProblemError('invalid-fields', { errors: [{ path: 'kind', code: 'unknown' }] });
  return kind;
};

const listSupporters = async (
  queries: Queries,
  petition: string,
  kind: PublicKind | undefined,
  after: number,
): Promise<Supporter[]> => {
  if (kind === undefined)
    return (await listDisplayNames(queries, petition, after, perPage + 1)).map((name) => ({ name }));
  const rows = await listPublicEntries(queries, { petition, kind }, after, perPage + 1);
  return rows.map(({ country, public_entry }) => toView(PublicEntry.parse(JSON.parse(public_entry ?? '')), country));
};

const toView = (entry: PublicEntry, country: string): Supporter => {
  const { name } = entry;
  if (entry.kind === 'organisation') return { name, type: entry.type, website: entry.website, country };
  const { parliament, chamber, constituency } = entry;
  return { name, parliament, chamber, constituency, country };
};

/** How many names came before: a cursor with a name in it would put it into addresses. */
const readCursor = (text = '0'): number => {
  if (!/^\d{1,9}$/.test(text))
    throw new ProblemError('invalid-fields', { errors: [{ path: 'after', code: 'invalid' }] });
  return Number(text);
};

const toPage = (supporters: readonly Supporter[], after: number): Supporters => ({
  supporters: supporters.slice(0, perPage),
  ...(supporters.length > perPage && { next: String(after + perPage) }),
});

const etagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
