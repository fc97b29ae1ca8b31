import type { PositionsFile } from '@uncac-petition/shared';
import { csvLines, restorable } from '@uncac-petition/open/format';
import { stringify } from 'yaml';
import { allColumns, notesOf } from './position-columns.js';

type Positions = PositionsFile['positions'];

export const positionFormats = ['csv', 'yaml'] as const;
export type PositionFormat = (typeof positionFormats)[number];

/** Without it, spreadsheets read the text in the code page of their country. */
const byteOrderMark = '\uFEFF';

/**
 * Positions as text that `positions import` reads back unchanged.
 *
 * @param languages of the campaign, in its order
 */
export const writePositions = (positions: Positions, format: PositionFormat, languages: readonly string[]): string =>
  format === 'csv' ? writeTable(positions, languages) : stringify({ positions }, { lineWidth: 120 });

/** No cell starts as a formula, whatever a spreadsheet makes of it. */
const writeTable = (positions: Positions, languages: readonly string[]): string => {
  const notes = new Set(positions.flatMap((position) => Object.keys(notesOf(position))));
  const inOrder = ['note', ...languages.map((lang) => `note.${lang}`)].filter((column) => notes.has(column));
  const columns = allColumns([...new Set([...inOrder, ...[...notes].toSorted()])]);
  const rows = positions.map(toCells).map((cells) => columns.map((column) => restorable(cells[column] ?? '')));
  return byteOrderMark + csvLines([columns, ...rows]);
};

const toCells = (position: Positions[number]): Readonly<Record<string, string>> => ({
  ...notesOf(position),
  country: position.country,
  stance: position.stance,
  ratified: yesOrNo(position.ratified),
  pilot: yesOrNo(position.pilot),
  supports: position.supports.join(' '),
  objectsTo: position.objectsTo.join(' '),
  source: position.source,
  asOf: position.asOf,
});

/** Words that no spreadsheet translates, as it would `TRUE`. */
const yesOrNo = (known: boolean | null): string => {
  if (known === null) return '';
  return known ? 'yes' : 'no';
};
