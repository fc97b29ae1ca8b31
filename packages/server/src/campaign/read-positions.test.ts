import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PositionsFile, stances } from '@uncac-petition/shared';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { readPositions } from './read-positions.js';
import { positionFormats, writePositions } from './write-positions.js';

const read = (text: string | Uint8Array, name = 'new.csv') => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-positions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), text);
  return readPositions(join(folder, name));
};

const header = 'country,stance,source,asOf';
const reluctant = { country: 'DE', stance: 'reluctant', source: 'A newspaper', asOf: '2009-11-11' };
const starts = ['=', '+', '-', '@', "'", "''=", '＝', '"', ','];
const text = fc
  .tuple(fc.constantFrom('', ...starts), fc.string({ unit: 'grapheme', minLength: 1 }))
  .map((parts) => parts.join('').toWellFormed().trim())
  .filter((said) => said !== '');
const known = fc.constantFrom(true, false, null);
const demands = fc.uniqueArray(fc.constantFrom('visits', 'reports', 'funding'));
const position = fc.record({
  country: fc.constantFrom('DE', 'KE', 'XK'),
  stance: fc.constantFrom(...stances),
  ratified: known,
  pilot: known,
  supports: demands,
  objectsTo: demands,
  note: fc.oneof(fc.constant(null), text, fc.dictionary(fc.constantFrom('en', 'fr', 'pt-BR'), text, { minKeys: 1 })),
  source: text,
  asOf: fc.constantFrom('2009', '2009-11', '2009-11-09'),
});

describe('positions in a file', () => {
  it.each(positionFormats)('as %s come back as they went out, whatever they hold', (format) => {
    fc.assert(
      fc.property(fc.array(position), (positions) => {
        const written = writePositions(positions, format, ['fr', 'en']);
        expect(read(written, `out.${format}`)).toMatchObject({
          problems: [],
          value: PositionsFile.parse({ positions }),
        });
      }),
    );
  });

  it('begin no cell of the table as a formula', () => {
    fc.assert(
      fc.property(fc.array(position), (positions) => {
        const rows: string[][] = parse(writePositions(positions, 'csv', []), {
          bom: true,
          record_delimiter: '\r\n',
        });
        expect(rows.flat().filter((cell) => /^[=+\-@＝]/.test(cell))).toEqual([]);
      }),
    );
  });

  it.each([
    ['new.yaml', stringify({ positions: [reluctant] })],
    ['new.txt', stringify({ positions: [reluctant] })],
    ['new.txt', `${header}\nDE,reluctant,A newspaper,2009-11-11`],
    ['semicolons.csv', `${header.replaceAll(',', ';')}\r\nDE; reluctant ;A newspaper;2009-11-11\r\n`],
    ['with-a-byte-order-mark.csv', `\uFEFF${header}\n\n"DE","reluctant",A newspaper,2009-11-11\n`],
  ])('are read from %s: %s', (name, file) => {
    expect(read(file, name)).toMatchObject({ problems: [], value: { positions: [reluctant] } });
  });

  it.each([
    ['country,stance,asOf\nDE,open,2009', ['new.csv:1: the column source is missing: add it']],
    [
      'country,stance,sorce,source,asOf,asOf\nDE,open,,A letter,2009,2009',
      [
        'new.csv:1: the column sorce is not known here: correct its spelling or remove it',
        'new.csv:1: the column asOf stands here twice: remove one of them',
      ],
    ],
    [
      'country,stance,source,asOf,note,note.en\nDE,open,S,2009,a,b',
      ['new.csv:2: note stands beside note.en: write one text for all languages, or one for each'],
    ],
    [
      'country,stance,source,asOf\nDE,open,"S,2009\n',
      [
        'new.csv:2: is not valid CSV: a quote is opened and never closed; put the whole cell into quotes, and double each quote in it',
      ],
    ],
    ['', ['new.csv:1: is empty']],
    [
      Buffer.from('country,stance,source,asOf\nDE,open,Minist\xe8re,2009', 'latin1'),
      ['new.csv:1: is not UTF-8: save it as “CSV UTF-8”'],
    ],
  ])('says what is wrong with the table itself: %s', (file, problems) => {
    expect(read(file).problems).toEqual(problems);
  });
});
