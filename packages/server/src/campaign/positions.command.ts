import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { StartError } from '../config/start-error.js';
import { isChange } from './differences.js';
import type { CampaignTools } from './campaign.command.js';
import { findCampaign } from './export-campaign.js';
import { importPositions } from './import-positions.js';
import { positionFormats, writePositions, type PositionFormat } from './write-positions.js';

interface ExportOptions {
  readonly petition: string;
  readonly format: PositionFormat;
  readonly output?: string;
}

interface ImportOptions {
  readonly petition: string;
  readonly dryRun?: boolean;
}

/** `positions export | import`: what governments hold, as a table or as YAML. */
export const positionsCommand = ({ withDeps, print }: CampaignTools): Command => {
  const command = new Command('positions').description('take the positions of governments out, and add newer ones');

  command
    .command('export')
    .description('write all that was recorded, the oldest first')
    .requiredOption('--petition <petition>', 'which one')
    .addOption(new Option('--format <format>', 'of what is written').choices(positionFormats).default('csv'))
    .option('--output <file>', 'instead of standard output')
    .action(async ({ petition, format, output }: ExportOptions) => {
      const { positions, petition: settings } = await withDeps((deps) => findCampaign(deps, petition));
      const text = writePositions(positions, format, settings.languages);
      if (output === undefined) print(text.replace(/\r?\n$/, ''));
      else writeOrSay(output, text);
    });

  command
    .command('import <file>')
    .description('add the positions of a file, CSV or YAML; none is changed or removed')
    .requiredOption('--petition <petition>', 'which one')
    .option('--dry-run', 'say what would be added, and add nothing')
    .action(async (file: string, { petition, dryRun }: ImportOptions) => {
      const differences = await withDeps((deps) => importPositions(deps, { file, petition, dryRun }));
      for (const difference of differences) print(difference);
      if (!differences.some(isChange)) print('Nothing to change.');
      else if (dryRun === true) print('Nothing was changed: this was a dry run.');
    });

  return command;
};

const writeOrSay = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new StartError(`The file ${file} can't be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
};
