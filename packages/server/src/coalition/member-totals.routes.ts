import { csvLines } from '@uncac-petition/open/format';
import { Hono } from 'hono';
import { authorise } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { memberTotals } from '../tally/index.js';
import { matrixRows } from './matrix.js';

/** Exact counts by country and member, for the coordinator. */
export const memberTotalsRoutes = (deps: Pick<Deps, 'database' | 'clock'>) =>
  new Hono().get('/v1/petitions/:petition/members/totals', async (c) => {
    const petition = c.req.param('petition');
    const { holder } = await authorise(deps, c.req.header('authorization'), { scope: 'totals', petition });
    if (holder !== null)
      throw new ProblemError('forbidden', { detail: 'A token for one holder does not show others.' });
    const format = readFormat(c.req.query('format'));
    const totals = await memberTotals(deps, petition);
    if (totals === undefined) throw new ProblemError('petition-not-found');
    c.header('cache-control', 'no-store');
    if (format === 'json') return c.json(totals);
    return c.body(csvLines(matrixRows(totals)), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${petition}-members.csv"`,
    });
  });

const readFormat = (format = 'json'): 'json' | 'csv' => {
  if (format === 'json' || format === 'csv') return format;
  throw new ProblemError('invalid-fields', { errors: [{ path: 'format', code: 'unknown' }] });
};
