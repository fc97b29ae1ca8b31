import { exportFormats } from '@uncac-petition/open/format';
import { CountryCode } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { checkToken } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { exportSignatures, type ExportRequest } from './export-signatures.js';
import { readCutOff } from './export.repository.js';

const contentTypes = { jsonl: 'application/jsonl', csv: 'text/csv; charset=utf-8; header=present' } as const;

export const exportRoutes = (deps: Pick<Deps, 'database' | 'clock'>) =>
  new Hono().get('/v1/petitions/:petition/export', async (c) => {
    await authorise(deps, c.req.header('authorization'));
    const request = readRequest(c.req.param('petition'), c.req.query('format'), c.req.query('country'));
    const { petition, format } = request;
    if ((await readCutOff(deps.database.reads, petition)) === undefined) throw new ProblemError('petition-not-found');
    return c.body(ReadableStream.from(exportSignatures(deps.database, request)), 200, {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="${petition}.${format}"`,
      'cache-control': 'no-store',
    });
  });

const authorise = async (deps: Pick<Deps, 'database' | 'clock'>, authorization: string | undefined): Promise<void> => {
  const check = await checkToken(deps, authorization, 'export');
  if (check === 'unauthorized') throw new ProblemError('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  if (check === 'forbidden') throw new ProblemError('forbidden', { detail: 'It needs the scope export.' });
};

const readRequest = (petition: string, formatText = 'jsonl', countryText?: string): ExportRequest => {
  const format = exportFormats.find((one) => one === formatText);
  if (format === undefined) throw new ProblemError('invalid-fields', { errors: [{ path: 'format', code: 'unknown' }] });
  const country = CountryCode.optional().safeParse(countryText);
  if (!country.success) throw new ProblemError('invalid-fields', { errors: [{ path: 'country', code: 'unknown' }] });
  return { petition, format, country: country.data };
};
