import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { openExport, OpenError, type OpenRequest } from '@uncac-petition/open';
import { exportFormats, type ExportFormat } from '@uncac-petition/open/format';
import { Command, Option } from 'commander';
import type { Io } from '../command.js';
import { StartError } from '../config/start-error.js';
import { nodeCryptography } from './node-cryptography.js';
import { orSay } from './or-say.js';
import { askOnTerminal, type Ask } from './passphrase.js';
import { readIdentityFiles } from './read-identity-files.js';
import { writeOutput } from './write-output.js';

interface Options {
  readonly identity: readonly string[];
  readonly passphraseFile?: string;
  readonly format: ExportFormat;
  readonly output?: string;
}

/** `open EXPORT --identity FILE…`: works without a server, a database or a network. */
export const openCommand = ({ out }: Io, ask: Ask = askOnTerminal): Command =>
  new Command('open')
    .description('read an export with the identity that it is sealed to, offline')
    .argument('<export>', 'a file that `export` wrote')
    .requiredOption('--identity <file...>', 'age identity files')
    .option('--passphrase-file <file>', 'holds their passphrase; - for standard input; without it, it is asked for')
    .addOption(new Option('--format <format>', 'of what is written').choices(exportFormats).default('csv'))
    .option('--output <file>', 'instead of standard output')
    .action(async (file: string, { identity, passphraseFile, format, output }: Options) => {
      await orSay(file, () => access(file));
      try {
        const identities = await readIdentityFiles({ paths: identity, passphraseFile }, ask);
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
