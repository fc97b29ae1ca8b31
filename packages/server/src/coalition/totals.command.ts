import { csvLines } from '@uncac-petition/open/format';
import type { MemberTotals } from '@uncac-petition/shared';
import { Command, Option } from 'commander';
import type { CommandContext } from '../command.js';
import { onePetition } from '../petitions/index.js';
import { memberTotals } from '../tally/index.js';
import { aligned, matrixRows, memberRows } from './matrix.js';

interface Options {
  readonly petition?: string;
  readonly format: keyof typeof write;
}

/** What fits a terminal, beside country and sum. */
const mostColumns = 8;

/** `member totals` */
export const totalsCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('totals')
    .description('exact counts by member, with those of its chapters, and by country; not for the public')
    .option('--petition <petition>', 'which petition; the only one there is, without')
    .addOption(
      new Option('--format <format>', 'csv is the table country × member')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .action(async ({ petition, format }: Options) => {
      const totals = await withDeps(async (deps) =>
        memberTotals(deps, await onePetition(deps.database.reads, petition)),
      );
      if (totals === undefined) throw new Error('A petition has a tally');
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
