import { Command } from 'commander';
import type { Deps } from '../deps.js';
import { applyCampaign } from './apply-campaign.js';
import { readBuiltInWords, type BuiltInWords } from './built-in-words.js';
import { CampaignError } from './campaign-error.js';
import { sayNotes, sayNotesShortly } from './campaign-note.js';
import { isChange } from './differences.js';
import { findCampaign, writeCampaignFiles } from './export-campaign.js';
import { writeSkeleton } from './write-skeleton.js';
import { readCampaignWithNotes } from './read-campaign.js';

export interface CampaignTools {
  readonly withDeps: <T>(work: (deps: Deps) => Promise<T>) => Promise<T>;
  readonly print: (line: string) => void;
  /** What catalogues are compared with. */
  readonly readWords?: () => BuiltInWords;
}

/** `campaign apply | check | export`: between a folder of YAML files and the database. */
export const campaignCommand = ({ withDeps, print, readWords = readBuiltInWords }: CampaignTools): Command => {
  const command = new Command('campaign').description(
    'bring the campaign from its YAML files to the database, and back',
  );

  /** Notes go to the output even where problems end it: those are told apart, as an error. */
  const readOrPrintNotes = (folder: string) => {
    try {
      return readCampaignWithNotes(folder, readWords());
    } catch (error) {
      if (error instanceof CampaignError) for (const line of sayNotes(error.notes)) print(line);
      throw error;
    }
  };

  command
    .command('apply <folder>')
    .description('make the database match the folder, and print the difference')
    .option('--new-version', 'allow the demands of a petition that is no longer a draft to change, as a new version')
    .action(async (folder: string, options: { newVersion?: boolean }) => {
      const { campaign, notes } = readCampaignWithNotes(folder, readWords());
      const differences = await withDeps((deps) => applyCampaign(deps, campaign, options));
      for (const difference of differences) print(difference);
      if (!differences.some(isChange)) print('Nothing to change.');
      for (const line of sayNotesShortly(notes)) print(line);
    });

  command
    .command('check <folder>')
    .description('say what is wrong with the folder, without touching the database')
    .action((folder: string) => {
      const { campaign, notes } = readOrPrintNotes(folder);
      print(`The campaign of petition ${campaign.petition.petition} is in order.`);
      for (const line of sayNotes(notes)) print(line);
    });

  command
    .command('catalogue <lang> <folder>')
    .description('write the English words as catalogues to translate into a language, beside those that are there')
    .action((lang: string, folder: string) => {
      for (const { name, written } of writeSkeleton(folder, lang, readWords()))
        print(written ? name : `${name} is there already, and stays as it is`);
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
