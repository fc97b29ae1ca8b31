import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { openExport, OpenError, readIdentities, type OpenRequest } from '@uncac-petition/open';
import { exportFormats, type ExportFormat } from '@uncac-petition/open/format';
import { Command, Option } from 'commander';
import type { Io } from '../command.js';
import { StartError } from '../config/start-error.js';
import { nodeCryptography } from './node-cryptography.js';
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
      const files = await Promise.all(identity.map((path) => orSay(path, () => readFile(path))));
      await orSay(file, () => access(file));
      try {
        const identities = files.flatMap((bytes, at) => readIdentities(bytes, identity[at] ?? ''));
        await writeOutput(openedText(file, { identities, format, cryptography: nodeCryptography }), output, out);
      } catch (error) {
        throw error instanceof OpenError ? new StartError(error.message) : error;
      }
    });

const bytesAtOnce = 1_048_576;

async function* openedText(file: string, request: OpenRequest): AsyncGenerator<string> {
  const read = () => createReadStream(file, { highWaterMark: bytesAtOnce });
  for await (const { text } of openExport(read, request)) yield text;
}

const orSay = async <T>(path: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw new StartError(`The file ${path} can't be read: ${Reflect.get(error as Error, 'code')}.`);
  }
};
