import type { PositionsFile } from '@uncac-petition/shared';
import { csvLines, restorable } from '@uncac-petition/open/format';
import { stringify } from 'yaml';
import { allColumns, notesOf } from './position-columns.js';

type Positions = PositionsFile['positions'];

export const positionFormats = ['csv', 'yaml'] as const;
export type PositionFormat = (typeof positionFormats)[number];

/** Positions as text that `positions import` reads back unchanged. */
export const writePositions = (positions: Positions, format: PositionFormat): string =>
  format === 'csv' ? writeTable(positions) : stringify({ positions }, { lineWidth: 120 });

/** No cell starts as a formula, whatever a spreadsheet makes of it. */
const writeTable = (positions: Positions): string => {
  const columns = allColumns([...new Set(positions.flatMap((position) => Object.keys(notesOf(position))))].toSorted());
  const rows = positions.map(toCells).map((cells) => columns.map((column) => restorable(cells[column] ?? '')));
  return csvLines([columns, ...rows]);
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
