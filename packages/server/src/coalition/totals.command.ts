import { csvLines } from '@uncac-petition/open/format';
import type { MemberTotals } from '@uncac-petition/shared';
import { Command, Option } from 'commander';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import { memberTotals } from '../tally/index.js';
import { aligned, matrixRows, memberRows } from './matrix.js';

interface Options {
  readonly petition: string;
  readonly format: keyof typeof write;
}

/** What fits a terminal, beside country and sum. */
const mostColumns = 8;

/** `member totals` */
export const totalsCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('totals')
    .description('exact counts by member, with those of its chapters, and by country; not for the public')
    .requiredOption('--petition <petition>', 'which petition')
    .addOption(
      new Option('--format <format>', 'csv is the table country × member')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action(async ({ petition, format }: Options) => {
      const totals = await withDeps((deps) => memberTotals(deps, petition));
      if (totals === undefined) throw new StartError(`There is no petition ${petition}.`);
      out.write(write[format](totals));
    });

const asTable = (totals: MemberTotals): string => {
  const matrix = matrixRows(totals);
  const isWide = (matrix[0]?.length ?? 0) > mostColumns + 2;
  return [
    `${totals.petition}, as of ${totals.asOf} (entry ${totals.sequence} of the tally)`,
    '',
    ...aligned(memberRows(totals)),
    '',
    ...(isWide ? ['The table country × member is too wide for here: --format csv writes it.'] : aligned(matrix)),
    '',
  ].join('\n');
};

const write = {
  table: asTable,
  csv: (totals: MemberTotals) => csvLines(matrixRows(totals)),
  json: (totals: MemberTotals) => `${JSON.stringify(totals, null, 2)}\n`,
} as const;
