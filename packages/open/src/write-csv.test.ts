import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines, neutralise, restorable, restored } from './write-csv.js';

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const text = fc.string({ unit: 'binary' });

describe('A CSV cell', () => {
  it('never starts as a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), text, (start, rest) => {
        expect(neutralise(start + rest)).toBe(`'${start}${rest}`);
      }),
    );
  });

  it('stays as it is where it starts harmlessly', () => {
    fc.assert(
      fc.property(
        text.filter((cell) => !starts.some((start) => cell.startsWith(start))),
        (cell) => {
          expect(neutralise(cell)).toBe(cell);
        },
      ),
    );
    expect(neutralise(-1)).toBe(-1);
    expect(neutralise(null)).toBe(null);
  });
});

describe('CSV rows', () => {
  it('come back as they were, but for the apostrophes', () => {
    const row = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const lines = csvLines(rows);
        expect(lines.endsWith('\r\n')).toBe(true);
        expect(parse(lines, { record_delimiter: '\r\n', relax_column_count: true })).toEqual(
          rows.map((cells) => cells.map(neutralise)),
        );
      }),
    );
  });

  it('come back as they were, apostrophes and all, where they are written to be read back', () => {
    const cell = fc.oneof(
      text,
      fc.tuple(fc.stringMatching(/^'{0,3}$/), fc.constantFrom(...starts), text).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2 }), (cells) => {
        const rows: string[][] = parse(csvLines([cells.map(restorable)]), { record_delimiter: '\r\n' });
        expect(rows[0]?.map(restored)).toEqual(cells);
      }),
    );
  });

  it('quote what would end a cell or a row', () => {
    expect(csvLines([['a,b', 'say "x"', 'one\ntwo', 'three\rfour', null]])).toBe(
      '"a,b","say ""x""","one\ntwo","three\rfour",\r\n',
    );
  });
});
