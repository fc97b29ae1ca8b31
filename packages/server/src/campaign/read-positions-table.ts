import { PositionsFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { CsvProblem, csvTable, type CsvTable } from './csv-table.js';
import { sayProblems, type Path } from './file-problems.js';
import { allColumns, isNote, languageOf, requiredColumns } from './position-columns.js';

interface TableProblem {
  readonly line: number;
  readonly says: string;
}

/** Reads and checks positions in CSV. @param name of the file, for problems */
export const readPositionsTable = (text: string, name: string): CampaignFile<PositionsFile> => {
  try {
    return checkTable(csvTable(text), name);
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    const problem = (_path: Path, says: string) => `${name}:${error.line}: ${says}`;
    return { value: undefined, raw: undefined, problems: [problem([], error.message)], problem };
  }
};

const checkTable = (table: CsvTable, name: string): CampaignFile<PositionsFile> => {
  const { columns, rows } = table;
  const read = rows.map(({ cells }) => toPosition(columns, cells));
  const raw = { positions: read.map(({ position }) => position) };
  const lineOf = ([, index]: Path) => rows[Number(index)]?.line ?? 1;
  const say = ({ line, says }: TableProblem) => `${name}:${line}: ${says}`;
  const checked = PositionsFile.safeParse(raw);
  const problems = [
    ...headProblems(columns),
    ...rows.flatMap(({ line, cells }, index) => [
      ...(read[index]?.problems ?? []).map((says) => ({ line, says })),
      ...tooMany(cells.length - columns.length).map((says) => ({ line, says })),
    ]),
    ...sayProblems(checked.error?.issues ?? [], raw)
      // What a column that is missing would say has been said once.
      .filter(({ path }) => columns.includes(String(path[2])) || isNote(String(path[2])))
      .map(({ path, says }) => ({ line: lineOf(path), says: inTable(says) })),
  ];
  return {
    value: problems.length === 0 ? checked.data : undefined,
    raw,
    problems: problems.toSorted((a, b) => a.line - b.line).map(say),
    problem: (path, says) => say({ line: lineOf(path), says: inTable(says) }),
  };
};

/** As a table says it: the line tells which position it is. */
const inTable = (says: string): string =>
  says
    .replace(/^positions\[\d+\]\.?/, '')
    .replace(/^ /, 'this ')
    .replace(/must be true or false$/, 'must be yes or no, or empty where no source says');

const headProblems = (columns: readonly string[]): TableProblem[] =>
  [
    ...requiredColumns
      .filter((column) => !columns.includes(column))
      .map((column) => `the column ${column} is missing: add it`),
    ...columns.flatMap((column, index) => {
      if (!allColumns([]).includes(column) && !isNote(column))
        return [`the column ${column || index + 1} is not known here: correct its spelling or remove it`];
      return columns.indexOf(column) < index ? [`the column ${column} stands here twice: remove one of them`] : [];
    }),
  ].map((says) => ({ line: 1, says }));

const tooMany = (extra: number): string[] =>
  extra > 0
    ? [`there ${extra === 1 ? 'is a cell' : `are ${extra} cells`} more than columns: put cells with commas into quotes`]
    : [];

/** What one row says, unchecked, as it would stand in YAML; and what can't be said so. */
const toPosition = (columns: readonly string[], cells: readonly string[]) => {
  const filled = columns
    .map((column, index) => [column, cells[index] ?? ''] as const)
    .filter(([, cell]) => cell !== '');
  const notes = filled.filter(([column]) => isNote(column));
  const read = filled.filter(([column]) => !isNote(column)).map(([column, cell]) => [column, readCell(column, cell)]);
  const plain = notes.find(([column]) => languageOf(column) === undefined);
  const said = plain?.[1] ?? Object.fromEntries(notes.map(([column, cell]) => [languageOf(column), cell]));
  const position: unknown = Object.fromEntries([...read, ...(notes.length === 0 ? [] : [['note', said]])]);
  const beside = plain && notes.find((other) => other !== plain);
  const problems =
    beside === undefined ? [] : [`note stands beside ${beside[0]}: write one text for all languages, or one for each`];
  return { position, problems };
};

const readCell = (column: string, cell: string): unknown => {
  if (column === 'supports' || column === 'objectsTo') return cell.split(/[\s,;]+/).filter((demand) => demand !== '');
  if (column === 'ratified' || column === 'pilot') return truths[cell.toLowerCase()] ?? cell;
  return cell;
};

const truths: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };
