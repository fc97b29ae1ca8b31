import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, readCsv } from './read-csv.js';
import { csvLines, neutralise } from './write-csv.js';

const pieces = (text: string, size: number) =>
  async function* () {
    const bytes = new TextEncoder().encode(text);
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  };

const read = async (text: string, size = 1_000): Promise<readonly string[][]> => {
  const all: string[][] = [];
  for await (const records of readCsv(pieces(text, size))) all.push(...records.map((record) => [...record]));
  return all;
};

const cells = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '😀') }), {
  minLength: 1,
  maxLength: 4,
});

describe('A CSV file', () => {
  it('is read as it was written, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        expect(await read(csvLines(rows), size)).toEqual(rows.map((row) => row.map(neutralise)));
      }),
    );
  });

  it('is read as another reader reads it, and refused where that one refuses it', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (given, size) => {
        const expected = (() => {
          try {
            return parse(given, { relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
          } catch {
            return 'refused';
          }
        })();
        const found = await read(given, size).catch((error: unknown) =>
          error instanceof CsvError ? 'refused' : error,
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('may begin with a byte order mark and end without a line end', async () => {
    expect(await read('\ufeffa,b\r\nc,"d"')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});
