import { createHash } from 'node:crypto';
import {
  contactsVersion,
  type ContactLine,
  type ContactsLine,
  type KeyLine,
  type WithdrawnContactLine,
} from '@uncac-petition/open/format';
import { iso } from '../config/clock.js';
import type { Database, Queries } from '../db/database.js';
import type { Deps } from '../deps.js';
import { wrappedDataKeys } from '../signatures/index.js';
import { contactPage, type ContactScope, type ExportedContact } from './contacts.repository.js';
import { fromTheStart } from './export.repository.js';
import { holdSnapshot } from './hold-snapshot.js';

const rowsPerPage = 1_000;

/**
 * The contact data of one holder and of nobody else, sealed, with the ids of those that were withdrawn. Reads no more than
 * is pulled; who stops early must end the generator, since it holds a snapshot.
 */
export const exportContacts = (
  { database, clock }: Pick<Deps, 'clock'> & { readonly database: Database },
  scope: ContactScope,
): AsyncGenerator<Buffer> => {
  const asOf = iso(clock.now());
  return holdSnapshot(database, (queries) => jsonl(queries, scope, asOf));
};

async function* jsonl(queries: Queries, scope: ContactScope, asOf: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (lines: readonly ContactsLine[]): Buffer => {
    const chunk = jsonLines(lines);
    hash.update(chunk);
    return chunk;
  };
  const told = new Set<string>();
  let rows = 0;
  let withdrawn = 0;
  yield hashed([{ type: 'contacts', version: contactsVersion, ...scope, asOf }]);
  for await (const page of pagesOf(queries, scope)) {
    const lines = page.map(contactLine);
    const keys = await keyLines(queries, lines, told);
    rows += lines.filter(({ type }) => type === 'contact').length;
    withdrawn += lines.filter(({ type }) => type === 'withdrawn').length;
    yield hashed([...keys, ...lines]);
  }
  yield jsonLines([{ type: 'end', rows, withdrawn, sha256: hash.digest('hex') }]);
}

async function* pagesOf(queries: Queries, scope: ContactScope): AsyncGenerator<readonly ExportedContact[]> {
  let after = fromTheStart;
  for (;;) {
    const page = await contactPage(queries, scope, after, rowsPerPage);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < rowsPerPage) return;
    after = last.contact;
  }
}

/** Each key once, before the first contact that needs it. */
const keyLines = async (
  queries: Queries,
  lines: readonly (ContactLine | WithdrawnContactLine)[],
  told: Set<string>,
): Promise<KeyLine[]> => {
  const needed = new Set(lines.flatMap((line) => (line.type === 'contact' ? [line.dataKey] : [])));
  const wrapped = await wrappedDataKeys(
    queries,
    [...needed].filter((dataKey) => !told.has(dataKey)),
  );
  for (const dataKey of wrapped.keys()) told.add(dataKey);
  return [...wrapped].map(([dataKey, file]) => ({ type: 'key', dataKey, wrapped: base64(file) }));
};

const contactLine = (row: ExportedContact): ContactLine | WithdrawnContactLine => {
  const { contact, data_key, sealed, withdrawn_at } = row;
  if (data_key === null || sealed === null)
    return { type: 'withdrawn', contact, withdrawnDay: iso(withdrawn_at ?? 0).slice(0, 10) };
  return {
    type: 'contact',
    contact,
    dataKey: data_key,
    sealed: base64(sealed),
    consentText: row.consent_text,
    consentVersion: row.consent_version,
    consentDay: row.consent_day,
  };
};

const jsonLines = (lines: readonly ContactsLine[]): Buffer =>
  Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
