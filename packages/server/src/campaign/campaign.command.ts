import { Command } from 'commander';
import type { Deps } from '../deps.js';
import { applyCampaign } from './apply-campaign.js';
import { isChange } from './differences.js';
import { findCampaign, writeCampaignFiles } from './export-campaign.js';
import { readCampaign } from './read-campaign.js';

export interface CampaignTools {
  readonly withDeps: <T>(work: (deps: Deps) => Promise<T>) => Promise<T>;
  readonly print: (line: string) => void;
}

/** `campaign apply | check | export`: between a folder of YAML files and the database. */
export const campaignCommand = ({ withDeps, print }: CampaignTools): Command => {
  const command = new Command('campaign').description(
    'bring the campaign from its YAML files to the database, and back',
  );

  command
    .command('apply <folder>')
    .description('make the database match the folder, and print the difference')
    .option('--new-version', 'allow the demands of a petition that is no longer a draft to change, as a new version')
    .action(async (folder: string, options: { newVersion?: boolean }) => {
      const campaign = readCampaign(folder);
      const differences = await withDeps((deps) => applyCampaign(deps, campaign, options));
      for (const difference of differences) print(difference);
      if (!differences.some(isChange)) print('Nothing to change.');
    });

  command
    .command('check <folder>')
    .description('say what is wrong with the folder, without touching the database')
    .action((folder: string) => {
      const { petition } = readCampaign(folder).petition;
      print(`The campaign of petition ${petition} is in order.`);
    });

  command
    .command('export <folder>')
    .description('write what the database holds as the same files')
    .requiredOption('--petition <petition>', 'which one')
    .action(async (folder: string, { petition }: { petition: string }) => {
      const campaign = await withDeps((deps) => findCampaign(deps, petition));
      for (const name of writeCampaignFiles(folder, campaign)) print(name);
    });

  return command;
};
