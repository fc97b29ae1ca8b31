import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { StartError } from '../config/start-error.js';
import {
  csvColumns,
  exportVersion,
  type CsvRecord,
  type EndLine,
  type HeaderLine,
  type KeyLine,
  type SignatureLine,
} from './export-format.js';

/** Opens the file from its start; it is read twice. */
export type ReadFile = () => AsyncIterable<Uint8Array>;

/** A row of an export, whatever its format, with the wrapped key that it needs. */
export interface SealedSignature extends Pick<
  SignatureLine,
  'signature' | 'kind' | 'country' | 'member' | 'lang' | 'day' | 'handover' | 'dataKey' | 'sealed'
> {
  readonly petition: string;
  /** An age file, base64. */
  readonly wrapped: string | null;
}

const longestLine = 1_048_576;
const newline = 10;
const notWhole = 'This export is not whole: it was cut off or altered, so nothing of it was opened. Fetch it again.';

/**
 * The rows of an export. A JSONL file is checked against its last line before the first row is given; a CSV file has no
 * such line.
 *
 * @throws StartError when it is no export, or a JSONL file that was cut off or altered
 */
export async function* readExport(read: ReadFile): AsyncGenerator<SealedSignature> {
  if (!(await startsAsJson(read))) {
    yield* csvRows(read);
    return;
  }
  await assertWhole(read);
  yield* jsonlRows(read);
}

const startsAsJson = async (read: ReadFile): Promise<boolean> => {
  for await (const chunk of read()) {
    if (chunk.length > 0) return chunk[0] === '{'.charCodeAt(0);
  }
  throw new StartError(notWhole);
};

const assertWhole = async (read: ReadFile): Promise<void> => {
  const hash = createHash('sha256');
  let rows = 0;
  let last: Buffer | undefined;
  for await (const line of linesOf(read())) {
    if (last !== undefined) {
      hash.update(last);
      if (last.subarray(0, 20).equals(signatureStart)) rows += 1;
    }
    last = line;
  }
  const end = parseLine<EndLine>(last ?? Buffer.of());
  if (end?.type !== 'end' || end.rows !== rows || end.sha256 !== hash.digest('hex')) throw new StartError(notWhole);
};

const signatureStart = Buffer.from('{"type":"signature",');

async function* jsonlRows(read: ReadFile): AsyncGenerator<SealedSignature> {
  const wrapped = new Map<string, string>();
  let petition: string | undefined;
  for await (const bytes of linesOf(read())) {
    const line = parseLine<HeaderLine | KeyLine | SignatureLine | EndLine>(bytes);
    if (line?.type === 'export') {
      if (line.version !== exportVersion)
        throw new StartError('This export was made by a newer version of this program.');
      petition = line.petition;
    } else if (line?.type === 'key') {
      wrapped.set(line.dataKey, line.wrapped);
    } else if (line?.type === 'signature') {
      if (petition === undefined) throw new StartError(notWhole);
      yield { ...line, petition, wrapped: wrapped.get(line.dataKey ?? '') ?? null };
    }
  }
}

const parseLine = <T>(line: Buffer): T | undefined => {
  try {
    return JSON.parse(line.toString('utf8')) as T;
  } catch {
    return undefined;
  }
};

/** Lines with their newline, as bytes. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.of();
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      yield bytes.subarray(start, end + 1);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > longestLine) throw new StartError('This file is not an export.');
  }
  if (rest.length > 0) yield rest;
}

async function* csvRows(read: ReadFile): AsyncGenerator<SealedSignature> {
  const parser = parse({ bom: true, columns: assertColumns, max_record_size: longestLine });
  // Its failure is thrown by the loop below.
  pipeline(Readable.from(read()), parser, () => {});
  try {
    for await (const record of parser) yield fromCsv(record as CsvRecord);
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof Error && String(Reflect.get(error, 'code')).startsWith('CSV_')) throw new StartError(notWhole);
    throw error;
  }
}

const assertColumns = (columns: string[]): string[] => {
  if (!csvColumns.every((column) => columns.includes(column)))
    throw new StartError('This file is not an export: its columns are other ones.');
  return columns;
};

const fromCsv = (record: CsvRecord): SealedSignature => ({
  ...record,
  kind: record.kind as SealedSignature['kind'],
  handover: record.handover as SealedSignature['handover'],
  member: record.member || null,
  dataKey: record.dataKey || null,
  wrapped: record.wrapped || null,
  sealed: record.sealed || null,
});
