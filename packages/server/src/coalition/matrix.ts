import type { Cell } from '@uncac-petition/open/format';
import type { MemberTotals } from '@uncac-petition/shared';

type Totals = Pick<MemberTotals, 'total' | 'members' | 'uncredited' | 'countries' | 'cells'>;

/** No slug and no country is written so. */
const none = '(none)';
const all = '(all)';

/**
 * The table country × member, with sums at the end of rows and columns. A member without signatures has no column, and
 * the one before the last is for signatures that no member is credited with.
 */
export const matrixRows = ({ total, members, uncredited, countries, cells }: Totals): Cell[][] => {
  const credited = members.filter(({ count }) => count > 0);
  const columns = [...credited.map(({ member }) => member), null];
  const counts = new Map(cells.map(({ country, member, count }) => [nameOf(country, member), count]));
  return [
    ['country', ...columns.map((member) => member ?? none), all],
    ...countries.map(({ country, count }) => [
      country,
      ...columns.map((member) => counts.get(nameOf(country, member)) ?? 0),
      count,
    ]),
    [all, ...credited.map(({ count }) => count), uncredited, total],
  ];
};

const nameOf = (country: string, member: string | null): string => JSON.stringify([country, member]);

export const memberRows = ({ members, uncredited, total }: Totals): Cell[][] => [
  ['member', 'parent', 'own', 'with chapters', 'also brought'],
  ...members.map(({ member, parent, count, withChapters, alsoBrought }) => [
    member,
    parent,
    count,
    withChapters,
    alsoBrought,
  ]),
  [none, null, uncredited, null, null],
  [all, null, total, null, null],
];

/** Columns under one another: words to the left, numbers to the right. */
export const aligned = (rows: readonly (readonly Cell[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => said(row[column]).length)));
  const numeric = widths.map((_width, column) => rows.slice(1).some((row) => typeof row[column] === 'number'));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        numeric[column] ? said(cell).padStart(widths[column] ?? 0) : said(cell).padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

const said = (cell: Cell | undefined): string => String(cell ?? '');
