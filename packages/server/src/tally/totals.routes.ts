import { Hono } from 'hono';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { refreshAfterSeconds, type TotalsFeed } from './totals-feed.js';
import { totalsStream } from './totals-stream.js';

const cacheControl = `public, max-age=${refreshAfterSeconds}, stale-while-revalidate=30, stale-if-error=86400`;

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // nginx would hold events back otherwise.
  'x-accel-buffering': 'no',
};

/** When too many watch; a widget that is refused asks for the totals from time to time instead. */
const retryStreamSeconds = 60;

interface TotalsRoutesDeps {
  readonly totals: TotalsFeed;
  /** At once; signing outlives live totals (promise 8). */
  readonly maxStreams: number;
}

export const totalsRoutes = ({ totals, maxStreams }: TotalsRoutesDeps) =>
  new Hono()
    .get('/v1/petitions/:petition/totals', (c) => {
      const answer = totals.current(c.req.param('petition'));
      if (answer === undefined) throw new ProblemError('petition-not-found');
      const headers = { etag: answer.etag, 'cache-control': cacheControl };
      if (matches(c.req.header('if-none-match'), answer.etag)) return c.body(null, 304, headers);
      return c.body(answer.json, 200, { ...headers, 'content-type': 'application/json' });
    })
    .get('/v1/petitions/:petition/totals/stream', (c) => {
      const petition = c.req.param('petition');
      if (totals.current(petition) === undefined) throw new ProblemError('petition-not-found');
      // Nobody would ever read, or end, the stream of a HEAD.
      if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders);
      if (totals.listening() >= maxStreams)
        throw new ProblemError('overloaded', { headers: { 'retry-after': String(retryStreamSeconds) } });
      return c.body(totalsStream(totals, petition), 200, streamHeaders);
    });
