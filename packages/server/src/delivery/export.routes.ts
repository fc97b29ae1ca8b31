import { exportFormats, type ExportFormat } from '@uncac-petition/open/format';
import { CountryCode } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { authorise } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { exportContacts } from './export-contacts.js';
import { exportSignatures, type ExportRequest } from './export-signatures.js';
import { readCutOff } from './export.repository.js';

const contentTypes = { jsonl: 'application/jsonl', csv: 'text/csv; charset=utf-8; header=present' } as const;

export const exportRoutes = (deps: Pick<Deps, 'database' | 'clock'>) =>
  new Hono().get('/v1/petitions/:petition/export', async (c) => {
    const named = c.req.param('petition');
    const authorization = c.req.header('authorization');
    if (c.req.query('contacts') !== undefined) {
      const { holder } = await authorise(deps, authorization, { scope: 'contacts', petition: named });
      refuseChoices(c.req.query());
      const contacts = exportContacts(deps, { petition: named, holder: holder ?? '' });
      return c.body(ReadableStream.from(contacts), 200, attachment(`${named}-contacts`, 'jsonl'));
    }
    await authorise(deps, authorization, { scope: 'export', petition: named });
    const request = readRequest(named, c.req.query('format'), c.req.query('country'));
    const { petition, format } = request;
    if ((await readCutOff(deps.database.reads, petition)) === undefined) throw new ProblemError('petition-not-found');
    return c.body(ReadableStream.from(exportSignatures(deps.database, request)), 200, attachment(petition, format));
  });

const attachment = (name: string, format: ExportFormat): Record<string, string> => ({
  'content-type': contentTypes[format],
  'content-disposition': `attachment; filename="${name}.${format}"`,
  'cache-control': 'no-store',
});

/** Contact data come whole and as JSONL, since a CSV file has no place for those that were withdrawn. */
const refuseChoices = ({ contacts, format, country }: Record<string, string>): void => {
  if (contacts !== 'true')
    throw new ProblemError('invalid-fields', { errors: [{ path: 'contacts', code: 'unknown' }] });
  if (format !== undefined && format !== 'jsonl')
    throw new ProblemError('invalid-fields', { errors: [{ path: 'format', code: 'not-allowed' }] });
  if (country !== undefined)
    throw new ProblemError('invalid-fields', { errors: [{ path: 'country', code: 'not-allowed' }] });
};

const readRequest = (petition: string, formatText = 'jsonl', countryText?: string): ExportRequest => {
  const format = exportFormats.find((one) => one === formatText);
  if (format === undefined) throw new ProblemError('invalid-fields', { errors: [{ path: 'format', code: 'unknown' }] });
  const country = CountryCode.optional().safeParse(countryText);
  if (!country.success) throw new ProblemError('invalid-fields', { errors: [{ path: 'country', code: 'unknown' }] });
  return { petition, format, country: country.data };
};
