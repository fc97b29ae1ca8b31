import { exportFormats, type ExportFormat } from '@uncac-petition/open/format';
import { CountryCode } from '@uncac-petition/shared';
import { Command, InvalidArgumentError, Option } from 'commander';
import { checkToken } from '../admission/index.js';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import type { Deps } from '../deps.js';
import { isContactHolder } from '../petitions/index.js';
import { exportContacts } from './export-contacts.js';
import { exportSignatures } from './export-signatures.js';
import { readCutOff } from './export.repository.js';
import { writeOutput } from './write-output.js';

interface Options {
  readonly petition: string;
  readonly format: ExportFormat;
  readonly country?: string;
  readonly contacts?: boolean;
  readonly holder?: string;
  readonly token?: string;
  readonly output?: string;
}

/** `export --petition …` */
export const exportCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('export')
    .description('write the counted signatures, or contact data, sealed; `open` reads them')
    .requiredOption('--petition <petition>', 'which petition')
    .addOption(
      new Option('--format <format>', 'jsonl can be checked for being whole').choices(exportFormats).default('jsonl'),
    )
    .option('--country <country>', 'only signatures from there, such as DE', countryCode)
    .option('--contacts', 'contact data of signers who opted in instead, for one holder')
    .option('--holder <holder>', 'with --contacts: lead, or member/ and a slug')
    .option('--token <token>', 'with --contacts, in the place of --holder: a token with the scope contacts')
    .option('--output <file>', 'instead of standard output')
    .action(async (options: Options) => {
      await withDeps(async (deps) => {
        const { petition, format, country, contacts, output } = options;
        if ((await readCutOff(deps.database.reads, petition)) === undefined)
          throw new StartError(`There is no petition ${petition}.`);
        const chunks = contacts
          ? exportContacts(deps, { petition, holder: await holderOf(deps, options) })
          : exportSignatures(deps.database, { petition, format, country });
        await writeOutput(chunks, output, out);
      });
    });

/** Whose contact data: as the operator says, or as a token allows. */
const holderOf = async (
  deps: Pick<Deps, 'database' | 'clock'>,
  { petition, format, country, holder, token }: Options,
): Promise<string> => {
  if (format !== 'jsonl' || country !== undefined)
    throw new StartError('Contact data are exported whole and as JSONL: leave out --format and --country.');
  if ((holder === undefined) === (token === undefined))
    throw new StartError('--contacts needs either --holder (lead, or member/ and a slug) or --token.');
  if (token !== undefined) {
    const grant = await checkToken(deps, `Bearer ${token}`, { scope: 'contacts', petition });
    if (typeof grant === 'string' || grant.holder === null)
      throw new StartError(`This token does not hold, or not for contact data of petition ${petition}.`);
    return grant.holder;
  }
  if (holder === undefined || !(await isContactHolder(deps.database.reads, petition, holder)))
    throw new StartError(`The petition ${petition} has no ${holder}; write lead, or member/ and the slug of a member.`);
  return holder;
};

const countryCode = (text: string): string => {
  const { success, data } = CountryCode.safeParse(text);
  if (!success) throw new InvalidArgumentError('It must be an ISO 3166-1 code such as DE.');
  return data;
};
