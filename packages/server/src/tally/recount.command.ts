import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { recount } from './recount.js';
import { listHeads } from './tally.repository.js';

/** `recount`: says "equal", or what differs and exits with 1. */
export const recountCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('recount')
    .description('recompute all counts from the rows and compare')
    .option('--petition <petition>', 'only this one')
    .option('--check', 'compare and change nothing (as it always does)')
    .action(async ({ petition: only }: { petition?: string }) => {
      const lines = await withDeps(async (deps) => {
        const petitions =
          only === undefined ? (await listHeads(deps.database.reads)).map(({ petition }) => petition) : [only];
        if (petitions.length === 0) return ['There is no petition in this database.'];
        const found = await Promise.all(
          petitions.map(async (petition) => ({ petition, differences: await recount(deps, petition) })),
        );
        return found.flatMap(({ petition, differences }) =>
          differences.map((difference) => `${petition}: ${difference}`),
        );
      });
      for (const line of lines) out.write(`${line}\n`);
      if (lines.length === 0) out.write('equal\n');
      else process.exitCode = 1;
    });
