import { base64 } from '@scure/base';
import type { ReadFile } from './blocks.js';
import { createKeyCabinet, type KeyCabinet } from './key-cabinet.js';
import { OpenError } from './open-error.js';
import type { OpenedRows, OpenRequest } from './open-request.js';
import { readContacts, type SealedContact } from './read-contacts.js';
import { unseal } from './sealed.js';
import { contactPlace, type Contact } from './sealed-contact.js';
import { csvLines } from './write-csv.js';

/** A signer who opted in; of one who withdrew since, only the id and the day. */
interface ReadableContact {
  /** To be compared with what the holder exported before. */
  readonly contact: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly lang: string | null;
  readonly country: string | null;
  readonly consentText: string | null;
  readonly consentVersion: number | null;
  readonly consentDay: string | null;
  readonly withdrawnDay: string | null;
}

const columns = [
  'contact',
  'email',
  'name',
  'lang',
  'country',
  'consentText',
  'consentVersion',
  'consentDay',
  'withdrawnDay',
] as const satisfies (keyof ReadableContact)[];

/**
 * Opens an export of contact data, offline, some rows at a time.
 *
 * @throws OpenError when the file is not whole, or no identity fits
 */
export async function* openContacts(
  read: ReadFile,
  { identities, format, cryptography }: OpenRequest,
): AsyncGenerator<OpenedRows> {
  const cabinet = createKeyCabinet(identities);
  if (format === 'csv') yield { text: csvLines([columns]), rows: 0 };
  for await (const sealed of readContacts(read, cryptography.sha256)) {
    const rows: ReadableContact[] = [];
    for (const row of sealed) rows.push(await readable(row, cabinet, cryptography));
    const text =
      format === 'csv'
        ? csvLines(rows.map((row) => columns.map((column) => row[column])))
        : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    yield { text, rows: rows.length };
  }
}

const nothing = {
  email: null,
  name: null,
  lang: null,
  country: null,
  consentText: null,
  consentVersion: null,
  consentDay: null,
  withdrawnDay: null,
};

const readable = async (
  row: SealedContact,
  cabinet: KeyCabinet,
  cryptography: OpenRequest['cryptography'],
): Promise<ReadableContact> => {
  const { contact } = row;
  if (row.type === 'withdrawn') return { ...nothing, contact, withdrawnDay: row.withdrawnDay };
  const key = cabinet.find(row.dataKey) ?? (await cabinet.unwrap({ ...row, row: contact }));
  const data = unseal<Contact>(cryptography, key, base64.decode(row.sealed), contactPlace(row));
  if (data === undefined) throw new OpenError('row-altered', contact);
  const { email, name = null, lang, country } = data;
  const { consentText, consentVersion, consentDay } = row;
  return { ...nothing, contact, email, name, lang, country, consentText, consentVersion, consentDay };
};
