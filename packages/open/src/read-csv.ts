import type { ReadFile } from './blocks.js';

const longestRecord = 1_048_576;

/** The file is no CSV, or ends in the middle of a record. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
}

/**
 * Reads RFC 4180, with LF or CR LF: all records, the first one with the names of the columns too, some at a time.
 *
 * @throws CsvError
 */
export async function* readCsv(read: ReadFile): AsyncGenerator<readonly (readonly string[])[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of read()) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const { records, end } = recordsOf(text, false);
    rest = text.slice(end);
    if (rest.length > longestRecord) throw new CsvError();
    if (records.length > 0) yield records;
  }
  yield recordsOf(rest + decoder.decode(), true).records;
}

/** @param last whether nothing follows the text: otherwise its last record may be the beginning of one */
const recordsOf = (text: string, last: boolean) => {
  const records: string[][] = [];
  let end = 0;
  while (end < text.length) {
    const record = recordAt(text, end, last);
    if (record === undefined) break;
    records.push(record.cells);
    ({ end } = record);
  }
  return { records, end };
};

/** @returns undefined when the text ends before the record does */
const recordAt = (text: string, start: number, last: boolean): { cells: string[]; end: number } | undefined => {
  const cells: string[] = [];
  for (let at = start; ;) {
    const quoted = text[at] === '"';
    const cell = quoted ? quotedEnd(text, at, last) : plainEnd(text, at, last);
    if (cell === undefined) return undefined;
    cells.push(quoted ? text.slice(at + 1, cell - 1).replaceAll('""', '"') : text.slice(at, cell));
    if (cell === text.length) return { cells, end: cell };
    if (text[cell] !== ',') return { cells, end: cell + (text[cell] === '\r' ? 2 : 1) };
    at = cell + 1;
  }
};

/** Behind the closing quote of the cell at `at`, where a comma, a line end or the end of the text has to follow. */
const quotedEnd = (text: string, at: number, last: boolean): number | undefined => {
  let end = text.indexOf('"', at + 1) + 1;
  while (end > 0 && text[end] === '"') end = text.indexOf('"', end + 1) + 1;
  if (end === 0 || (!last && end + 1 >= text.length)) return incomplete(last && end === 0);
  const ends = end === text.length || text[end] === ',' || text[end] === '\n' || text.startsWith('\r\n', end);
  return ends ? end : incomplete(true);
};

/** Where the unquoted cell at `at` ends. */
const plainEnd = (text: string, at: number, last: boolean): number | undefined => {
  for (let end = at; end < text.length; end += 1) {
    const char = text[end];
    if (char === ',' || char === '\n' || (char === '\r' && text[end + 1] === '\n')) return end;
    if (char === '"') return incomplete(true);
  }
  return last ? text.length : undefined;
};

const incomplete = (broken: boolean): undefined => {
  if (broken) throw new CsvError();
  return undefined;
};
