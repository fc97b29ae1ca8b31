import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { Io } from '../command.js';
import { StartError } from '../config/start-error.js';
import { exportFormats, type ExportFormat } from './export-format.js';
import { readIdentities } from './identity-file.js';
import { openExport } from './open-export.js';
import { writeOutput } from './write-output.js';

interface Options {
  readonly identity: readonly string[];
  readonly format: ExportFormat;
  readonly output?: string;
}

/** `open EXPORT --identity FILE…`: works without a server, a database or a network. */
export const openCommand = ({ out }: Io): Command =>
  new Command('open')
    .description('read an export with the identity that it is sealed to, offline')
    .argument('<export>', 'a file that `export` wrote')
    .requiredOption('--identity <file...>', 'age identity files')
    .addOption(new Option('--format <format>', 'of what is written').choices(exportFormats).default('csv'))
    .option('--output <file>', 'instead of standard output')
    .action(async (file: string, { identity, format, output }: Options) => {
      const texts = await Promise.all(identity.map((path) => orSay(path, () => readFile(path, 'utf8'))));
      const identities = texts.flatMap((text, at) => readIdentities(text, identity[at] ?? ''));
      await orSay(file, () => access(file));
      await writeOutput(
        openExport(() => createReadStream(file), { identities, format }),
        output,
        out,
      );
    });

const orSay = async <T>(path: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new StartError(`The file ${path} can't be read: ${Reflect.get(error as Error, 'code')}.`);
  }
};
