export type Cell = string | number | null;

/** What a spreadsheet takes for the start of a formula, or drops before one; full-width forms too. */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const isNeutralised = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A lone CR or LF is quoted too: readers take it for the end of a row. */
const needsQuotes = /[",\r\n]/;

/** A cell that no spreadsheet takes for a formula: a dangerous start gets an apostrophe before it. */
export const neutralise = (cell: Cell): Cell =>
  typeof cell === 'string' && formulaStart.test(cell) ? `'${cell}` : cell;

/**
 * For files that are read back: doubles an apostrophe that would look like one of {@link neutralise}.
 * {@link restored} undoes both.
 */
export const restorable = (cell: string): string => (isNeutralised.test(cell) ? `'${cell}` : cell);

/** A cell as it was before it was written, by {@link restorable} and {@link csvLines}. */
export const restored = (cell: string): string => (isNeutralised.test(cell) ? cell.slice(1) : cell);

/** Rows as RFC 4180, each ended by CR LF. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');

const written = (cell: Cell): string => {
  const text = String(neutralise(cell) ?? '');
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
