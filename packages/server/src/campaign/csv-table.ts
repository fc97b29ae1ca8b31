import { restored } from '@uncac-petition/open/format';
import { CsvError, parse } from 'csv-parse/sync';

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

interface CsvRow {
  /** Where it begins; the file's first line is 1. */
  readonly line: number;
  /** Without what stands around them. */
  readonly cells: readonly string[];
}

/** The text is no CSV. */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';
  readonly line: number;

  constructor(line: number, says: string) {
    super(says);
    this.line = line;
  }
}

/**
 * Reads a table with the names of its columns in the first row. Spreadsheets of some countries write semicolons or tabs
 * between cells: what stands in the first row holds.
 *
 * @throws CsvProblem
 */
export const csvTable = (text: string): CsvTable => {
  const [head, ...rows] = recordsOf(text, /[,;\t]/.exec(text.split(/[\r\n]/, 1)[0] ?? '')?.[0] ?? ',');
  if (head === undefined) throw new CsvProblem(1, 'is empty');
  return { columns: head.cells, rows };
};

const recordsOf = (text: string, delimiter: string): CsvRow[] => {
  const bytes = Buffer.from(text);
  const ends = [0];
  try {
    const records = parse(bytes, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], info) => {
        ends.push(info.bytes);
        return record;
      },
    });
    return records.map((record, index) => ({
      line: lineAfter(bytes, ends[index] ?? 0),
      cells: record.map((cell) => restored(cell.trim())),
    }));
  } catch (error) {
    if (error instanceof CsvError) throw new CsvProblem(lineOf(error), sayCsv(error.code));
    throw error;
  }
};

/** The line of the first record from `offset` on, whatever line ends there are, within cells too. */
const lineAfter = (bytes: Buffer, offset: number): number => {
  const emptyLines = /^[\r\n]*/.exec(bytes.toString('utf8', offset))?.[0] ?? '';
  const before = bytes.toString('utf8', 0, offset) + emptyLines;
  return 1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0);
};

const lineOf = (error: CsvError): number => Number(Reflect.get(error, 'lines'));

const sayCsv = (code: string): string => {
  const why = code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : 'a quote stands inside a cell';
  return `is not valid CSV: ${why}; put the whole cell into quotes, and double each quote in it`;
};
