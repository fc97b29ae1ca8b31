import { Decrypter } from 'age-encryption';
import type { Handover, SignatureKind } from '@uncac-petition/shared';
import { StartError } from '../config/start-error.js';
import { openRow, type Personal } from '../signatures/index.js';
import { csvLines } from './csv.js';
import type { ExportFormat } from './export-format.js';
import { initials } from './initials.js';
import { readExport, type ReadFile, type SealedSignature } from './read-export.js';

const rowsPerChunk = 1_000;

/** A signature as it may be read: nothing that leads back to the row, no time finer than the day. */
export interface ReadableSignature {
  readonly day: string;
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
  readonly lang: string;
  readonly handover: Handover;
  /** In full, initials, or null, as `handover` says. */
  readonly name: string | null;
  readonly locality: string | null;
}

export interface OpenRequest {
  /** age identities: `AGE-SECRET-KEY-1…`. */
  readonly identities: readonly string[];
  readonly format: ExportFormat;
}

/**
 * Opens an export, offline and row by row.
 *
 * @throws StartError when the file is not whole, or no identity fits
 */
export async function* openExport(read: ReadFile, { identities, format }: OpenRequest): AsyncGenerator<string> {
  let rows: ReadableSignature[] = [];
  if (format === 'csv') yield csvLines([readableColumns]);
  for await (const row of openRows(read, identities)) {
    if (rows.push(row) < rowsPerChunk) continue;
    yield write(rows, format);
    rows = [];
  }
  yield write(rows, format);
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
] as const satisfies (keyof ReadableSignature)[];

const write = (rows: readonly ReadableSignature[], format: ExportFormat): string =>
  format === 'csv'
    ? csvLines(rows.map((row) => readableColumns.map((column) => row[column])))
    : rows.map((row) => `${JSON.stringify(row)}\n`).join('');

async function* openRows(read: ReadFile, identities: readonly string[]): AsyncGenerator<ReadableSignature> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const keys = new Map<string, Uint8Array>();
  for await (const row of readExport(read)) {
    const { day, kind, country, member, lang, handover } = row;
    yield {
      day,
      kind,
      country,
      member,
      lang,
      handover,
      ...handedOver(handover, await personalOf(row, decrypter, keys)),
    };
  }
}

const nothing: Personal = {};

const personalOf = async (
  row: SealedSignature,
  decrypter: Decrypter,
  keys: Map<string, Uint8Array>,
): Promise<Personal> => {
  const { petition, signature, handover, dataKey, wrapped, sealed } = row;
  if (handover === 'count-only' || sealed === null) return nothing;
  if (dataKey === null || wrapped === null)
    throw new StartError(`The key of signature ${signature} is missing from this export.`);
  const key = keys.get(dataKey) ?? (await unwrap(decrypter, wrapped, keys.size));
  keys.set(dataKey, key);
  const personal = openRow(key, Buffer.from(sealed, 'base64'), { petition, signature });
  if (personal === undefined) throw new StartError(`Signature ${signature} can't be opened: its row was altered.`);
  return personal;
};

const unwrap = async (decrypter: Decrypter, wrapped: string, opened: number): Promise<Uint8Array> => {
  try {
    return await decrypter.decrypt(Buffer.from(wrapped, 'base64'));
  } catch {
    throw new StartError(
      opened === 0
        ? 'None of the identities given opens this export: it is sealed to other recipient keys.'
        : 'Some rows of this export are sealed to recipient keys that none of the identities given belongs to; give those identities too.',
    );
  }
};

/** Promise 11: what the signer was told is handed over, and no more. */
const handedOver = (handover: Handover, { name, locality }: Personal): Pick<ReadableSignature, 'name' | 'locality'> => {
  if (handover === 'full-name') return { name: name ?? null, locality: locality ?? null };
  return { name: handover === 'initials' && name !== undefined ? initials(name) : null, locality: null };
};
