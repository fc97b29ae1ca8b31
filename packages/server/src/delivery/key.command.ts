import { writeFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Command } from 'commander';
import type { Io } from '../command.js';
import { iso, systemClock } from '../config/clock.js';
import { StartError } from '../config/start-error.js';
import { writeIdentity } from './identity-file.js';

/** `key generate`: for the holder's own machine, never for a server. */
export const keyCommand = (io: Io): Command =>
  new Command('key').description('keys of those who may read names').addCommand(generateCommand(io));

const generateCommand = ({ out, err }: Io): Command =>
  new Command('generate')
    .description('make an identity, to be kept away from every server, and its recipient key, for the campaign')
    .option('--output <file>', 'a new file for the identity, instead of standard output')
    .action(async ({ output }: { output?: string }) => {
      const identity = await generateX25519Identity();
      const recipient = await identityToRecipient(identity);
      const text = writeIdentity({ identity, recipient, created: iso(systemClock.now()) });
      if (output === undefined) {
        out.write(text);
        err.write(`Recipient key: ${recipient}\n`);
      } else {
        await writeNew(output, text);
        out.write(`${recipient}\n`);
      }
    });

const writeNew = async (file: string, text: string): Promise<void> => {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = Reflect.get(error as Error, 'code');
    throw new StartError(
      code === 'EEXIST' ? `The file ${file} is there already, and an identity is never overwritten.` : `The file ${file} can't be written: ${code}.`,
    );
  }
};
