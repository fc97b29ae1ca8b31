import {
  contactsVersion,
  type ContactLine,
  type ContactsEndLine,
  type ContactsLine,
  type WithdrawnContactLine,
} from '@uncac-petition/open/format';
import { iso } from '../config/clock.js';
import type { Database, Queries } from '../db/database.js';
import type { Deps } from '../deps.js';
import { wrappedDataKeys } from '../signatures/index.js';
import { contactPage, type ContactScope, type ExportedContact } from './contacts.repository.js';
import { fromTheStart } from './export.repository.js';
import { holdSnapshot } from './hold-snapshot.js';
import { base64, jsonLines, jsonlWriter } from './jsonl-writer.js';

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
  const writer = jsonlWriter<ContactsLine>();
  let rows = 0;
  let withdrawn = 0;
  yield writer.lines([{ type: 'contacts', version: contactsVersion, ...scope, asOf }]);
  for await (const page of pagesOf(queries, scope)) {
    const lines = page.map(contactLine);
    const keys = new Set(lines.flatMap((line) => (line.type === 'contact' ? [line.dataKey] : [])));
    const wrapped = await wrappedDataKeys(queries, [...keys]);
    rows += lines.filter(({ type }) => type === 'contact').length;
    withdrawn += lines.filter(({ type }) => type === 'withdrawn').length;
    yield writer.lines([...writer.keys(wrapped), ...lines]);
  }
  const end: ContactsEndLine = { type: 'end', rows, withdrawn, sha256: writer.sha256() };
  yield jsonLines([end]);
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
