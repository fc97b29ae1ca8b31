import { exportFormats, type ExportFormat } from '@uncac-petition/open/format';
import { CountryCode } from '@uncac-petition/shared';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import { exportSignatures } from './export-signatures.js';
import { readCutOff } from './export.repository.js';
import { writeOutput } from './write-output.js';

interface Options {
  readonly petition: string;
  readonly format: ExportFormat;
  readonly country?: string;
  readonly output?: string;
}

/** `export --petition …` */
export const exportCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('export')
    .description('write the counted signatures, sealed; `open` reads them')
    .requiredOption('--petition <petition>', 'which petition')
    .addOption(
      new Option('--format <format>', 'jsonl can be checked for being whole').choices(exportFormats).default('jsonl'),
    )
    .option('--country <country>', 'only signatures from there, such as DE', countryCode)
    .option('--output <file>', 'instead of standard output')
    .action(async ({ petition, format, country, output }: Options) => {
      await withDeps(async ({ database }) => {
        if ((await readCutOff(database.reads, petition)) === undefined)
          throw new StartError(`There is no petition ${petition}.`);
        await writeOutput(exportSignatures(database, { petition, format, country }), output, out);
      });
    });

const countryCode = (text: string): string => {
  const { success, data } = CountryCode.safeParse(text);
  if (!success) throw new InvalidArgumentError('It must be an ISO 3166-1 code such as DE.');
  return data;
};
