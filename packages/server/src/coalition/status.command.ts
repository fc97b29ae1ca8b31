import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { listMembers, listSightings } from '../members/index.js';
import { onePetition } from '../petitions/index.js';
import { aligned } from './matrix.js';
import { statusOfMembers } from './member-status.js';

/** `member status` */
export const statusCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('status')
    .description('on which day and where the widget of each member was last loaded, and last signed')
    .option('--petition <petition>', 'which petition; the only one there is, without')
    .action(async ({ petition: named }: { petition?: string }) => {
      const statuses = await withDeps(async ({ database, clock }) => {
        const petition = await onePetition(database.reads, named);
        const members = await listMembers(database.reads, petition);
        const taking = members.filter(({ retiredAt }) => retiredAt === null).map(({ member }) => member);
        return statusOfMembers(taking, await listSightings(database.reads, petition), clock.now());
      });
      const rows = statuses.map(({ member, state, loadedOn, signedOn, origins }) => [
        member,
        state,
        loadedOn ?? '-',
        signedOn ?? '-',
        origins.join(' ') || '-',
      ]);
      const lines = aligned([['member', 'state', 'last loaded', 'last signed', 'on'], ...rows]);
      out.write(`${(rows.length === 0 ? ['No member takes part.'] : lines).join('\n')}\n`);
    });
