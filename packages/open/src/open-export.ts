import { base64 } from '@scure/base';
import type { Handover, PublicEntry, SignatureKind } from '@uncac-petition/shared';
import type { ReadFile } from './blocks.js';
import type { Cryptography } from './cryptography.js';
import type { ExportFormat } from './export-format.js';
import { initials } from './initials.js';
import { createKeyCabinet } from './key-cabinet.js';
import { OpenError } from './open-error.js';
import { openContacts } from './open-contacts.js';
import type { OpenedRows, OpenRequest } from './open-request.js';
import { holdsContacts } from './read-contacts.js';
import { readExport, type SealedSignature } from './read-export.js';
import { unseal } from './sealed.js';
import { rowPlace, type Personal } from './sealed-row.js';
import { csvLines } from './write-csv.js';

/** A signature as it may be read: nothing that leads back to the row, no time finer than the day. */
interface ReadableSignature {
  readonly day: string;
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
  readonly lang: string;
  readonly handover: Handover;
  /** In full, initials, or null, as `handover` says. */
  readonly name: string | null;
  readonly locality: string | null;
  /** What an organisation has signed with in public, beside its name. */
  readonly type?: string;
  readonly website?: string;
  readonly role?: string;
  /** What a parliamentarian has signed with in public, beside the name. */
  readonly parliament?: string;
  readonly chamber?: string;
  readonly constituency?: string | null;
}

/**
 * Opens an export of signatures or of contact data, offline, some rows at a time.
 *
 * @throws OpenError when the file is not whole, or no identity fits
 */
export async function* openExport(read: ReadFile, request: OpenRequest): AsyncGenerator<OpenedRows> {
  yield* (await holdsContacts(read)) ? openContacts(read, request) : openSignatures(read, request);
}

async function* openSignatures(
  read: ReadFile,
  { identities, format, cryptography }: OpenRequest,
): AsyncGenerator<OpenedRows> {
  const cabinet = createKeyCabinet(identities);
  if (format === 'csv') yield { text: csvLines([readableColumns]), rows: 0 };
  for await (const sealed of readExport(read, cryptography.sha256)) {
    const rows: ReadableSignature[] = [];
    for (const row of sealed) {
      const key = hasNothing(row)
        ? undefined
        : (cabinet.find(row.dataKey) ?? (await cabinet.unwrap({ ...row, row: row.signature })));
      rows.push(readable(row, key === undefined ? {} : personalOf(row, key, cryptography)));
    }
    yield { text: write(rows, format), rows: rows.length };
  }
}

const readableColumns = [
  'day',
  'kind',
  'country',
  'member',
  'lang',
  'handover',
  'name',
  'locality',
  'type',
  'website',
  'role',
  'parliament',
  'chamber',
  'constituency',
] as const satisfies (keyof ReadableSignature)[];

const write = (rows: readonly ReadableSignature[], format: ExportFormat): string =>
  format === 'csv'
    ? csvLines(rows.map((row) => readableColumns.map((column) => row[column] ?? null)))
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Where only a count is handed over, nobody needs to be able to open more. */
const hasNothing = ({ handover, sealed }: SealedSignature): boolean => handover === 'count-only' || sealed === null;

const personalOf = (
  { petition, signature, sealed }: SealedSignature,
  key: Uint8Array,
  cryptography: Cryptography,
): Personal => {
  const place = rowPlace({ petition, signature });
  const personal = unseal<Personal>(cryptography, key, base64.decode(sealed ?? ''), place);
  if (personal === undefined) throw new OpenError('row-altered', signature);
  return personal;
};

const readable = (row: SealedSignature, personal: Personal): ReadableSignature => {
  const { day, kind, country, member, lang, handover, entry } = row;
  return { day, kind, country, member, lang, handover, ...handedOver(handover, personal), ...inPublic(entry) };
};

/** Whoever signs in public is named in full everywhere. */
const inPublic = (entry: PublicEntry | undefined): Partial<ReadableSignature> => {
  if (entry === undefined) return {};
  const { kind: _kind, ...said } = entry;
  return said;
};

/** Promise 11: what the signer was told is handed over, and no more. */
const handedOver = (handover: Handover, { name, locality }: Personal): Pick<ReadableSignature, 'name' | 'locality'> => {
  if (handover === 'full-name') return { name: name ?? null, locality: locality ?? null };
  return { name: handover === 'initials' && name !== undefined ? initials(name) : null, locality: null };
};
