import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Deps } from '../deps.js';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { findLogo } from '../members/index.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';

/** It was checked, and opened by itself it still can do nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const cache = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';

/** The pictures of members, for their own pages and ours. */
export const logoRoutes = ({ database, petitions }: Pick<Deps, 'database'> & { petitions: Petitions }) =>
  new Hono().get('/v1/petitions/:petition/members/:member/logo', async (c) => {
    const { petition, members } = publishedOrProblem(petitions, c.req.param('petition'));
    const member = members.get(c.req.param('member'));
    const logo = member?.logo ? await findLogo(database.reads, petition, member.member) : undefined;
    if (logo === undefined) throw new ProblemError('not-found');
    const etag = `"${createHash('sha256').update(logo.content).digest('base64url').slice(0, 22)}"`;
    const headers = { etag, 'cache-control': cache, 'content-security-policy': policy };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(Buffer.from(logo.content), 200, { ...headers, 'content-type': logo.type });
  });
