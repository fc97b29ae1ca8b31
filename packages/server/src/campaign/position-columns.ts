import type { PositionsFile } from '@uncac-petition/shared';

type Position = PositionsFile['positions'][number];

export const requiredColumns: readonly string[] = ['country', 'stance', 'source', 'asOf'];
const columnsBeforeNotes = ['country', 'stance', 'ratified', 'pilot', 'supports', 'objectsTo'];
const columnsAfterNotes = ['source', 'asOf'];

/** In the order in which they are written. @param notes the columns of notes */
export const allColumns = (notes: readonly string[]): string[] => [
  ...columnsBeforeNotes,
  ...notes,
  ...columnsAfterNotes,
];

/** `note` holds for all languages, `note.fr` for one. */
export const isNote = (column: string): boolean => /^note(\.|$)/.test(column);

/** The language of a column of notes; undefined where it holds for all. */
export const languageOf = (column: string): string | undefined => column.split('.')[1];

/** A position's notes, by column. */
export const notesOf = ({ note }: Pick<Position, 'note'>): Readonly<Record<string, string>> => {
  if (note === null) return {};
  if (typeof note === 'string') return { note };
  return Object.fromEntries(Object.entries(note).map(([lang, text]) => [`note.${lang}`, text]));
};
