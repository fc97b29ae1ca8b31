import type { PublicEntry } from '@uncac-petition/shared';
import { assertWhole } from './assert-whole.js';
import { blocksOf, type ReadFile } from './blocks.js';
import type { Cryptography } from './cryptography.js';
import {
  csvColumns,
  exportVersion,
  type CsvRecord,
  type EndLine,
  type HeaderLine,
  type KeyLine,
  type SignatureLine,
} from './export-format.js';
import { OpenError } from './open-error.js';
import { CsvError, readCsv } from './read-csv.js';

/** A row of an export, whatever its format, with the wrapped key that it needs. */
export interface SealedSignature extends Pick<
  SignatureLine,
  'signature' | 'kind' | 'country' | 'member' | 'lang' | 'day' | 'handover' | 'dataKey' | 'sealed' | 'entry'
> {
  readonly petition: string;
  /** An age file, base64. */
  readonly wrapped: string | null;
}

/**
 * The rows of an export, some at a time. A JSONL file is checked against its last line before the first row is given; a
 * CSV file has no such line.
 *
 * @throws OpenError when it is no export, or a JSONL file that was cut off or altered
 */
export async function* readExport(
  read: ReadFile,
  sha256: Cryptography['sha256'],
): AsyncGenerator<readonly SealedSignature[]> {
  if (!(await startsAsJson(read))) {
    yield* csvRows(read);
    return;
  }
  await assertWhole(read, sha256, 'signature');
  yield* jsonlRows(read);
}

const startsAsJson = async (read: ReadFile): Promise<boolean> => {
  for await (const chunk of read()) {
    if (chunk.length > 0) return chunk[0] === '{'.charCodeAt(0);
  }
  throw new OpenError('not-whole');
};

type Line = HeaderLine | KeyLine | SignatureLine | EndLine;

async function* jsonlRows(read: ReadFile): AsyncGenerator<readonly SealedSignature[]> {
  const decoder = new TextDecoder();
  const wrapped = new Map<string, string>();
  let petition: string | undefined;
  for await (const block of blocksOf(read())) {
    const rows: SealedSignature[] = [];
    for (const text of decoder.decode(block).split('\n')) {
      if (text === '') continue;
      const line = JSON.parse(text) as Line;
      if (line.type === 'signature') {
        if (petition === undefined) throw new OpenError('not-whole');
        rows.push({ ...line, petition, wrapped: wrapped.get(line.dataKey ?? '') ?? null });
      } else if (line.type === 'key') {
        wrapped.set(line.dataKey, line.wrapped);
      } else if (line.type === 'export') {
        if (line.version !== exportVersion) throw new OpenError('newer-version');
        ({ petition } = line);
      }
    }
    yield rows;
  }
}

async function* csvRows(read: ReadFile): AsyncGenerator<readonly SealedSignature[]> {
  let columns: readonly string[] | undefined;
  try {
    for await (const records of readCsv(read)) {
      const rows = columns === undefined ? records.slice(1) : records;
      columns ??= knownColumns(records[0] ?? []);
      yield rows.map(fromCsv(columns));
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new OpenError(columns === undefined ? 'not-an-export' : 'not-whole');
  }
}

const knownColumns = (columns: readonly string[]): readonly string[] => {
  if (!csvColumns.every((column) => columns.includes(column))) throw new OpenError('other-columns');
  return columns;
};

const fromCsv =
  (columns: readonly string[]) =>
  (cells: readonly string[]): SealedSignature => {
    if (cells.length !== columns.length) throw new OpenError('not-whole');
    const record = Object.fromEntries(columns.map((column, at) => [column, cells[at]])) as CsvRecord;
    const { entry, ...rest } = record;
    return {
      ...rest,
      ...(entry && { entry: readEntry(entry) }),
      kind: record.kind as SealedSignature['kind'],
      handover: record.handover as SealedSignature['handover'],
      member: record.member || null,
      dataKey: record.dataKey || null,
      wrapped: record.wrapped || null,
      sealed: record.sealed || null,
    };
  };

const readEntry = (text: string): PublicEntry => {
  try {
    return JSON.parse(text) as PublicEntry;
  } catch {
    throw new OpenError('not-whole');
  }
};
