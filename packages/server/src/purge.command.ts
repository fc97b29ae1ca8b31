import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import type { CommandContext } from './command.js';
import type { Database } from './db/database.js';
import { countDue, purge } from './purge.js';

const clearWithinMs = 10_000;
const tryEveryMs = 100;

/** `purge [--dry-run]` */
export const purgeCommand = ({ withDeps, out, err }: CommandContext): Command =>
  new Command('purge')
    .description('erase what is no longer to be kept, as the server does every hour, and print how much')
    .option('--dry-run', 'only count')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      await withDeps(async (deps) => {
        const counts = dryRun ? await countDue(deps) : await purge(deps);
        for (const [what, count] of Object.entries(counts)) out.write(`${what}: ${count}\n`);
        if (!dryRun && !(await cleared(deps.database)))
          err.write('Somebody reads the database, so its log still holds what was erased; the server tries again.\n');
      });
    });

const cleared = async (database: Database): Promise<boolean> => {
  for (const end = performance.now() + clearWithinMs; performance.now() < end; await pause(tryEveryMs))
    if (await database.clearRemains()) return true;
  return false;
};
