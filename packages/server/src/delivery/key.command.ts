import { makeIdentity } from '@uncac-petition/open';
import { Command } from 'commander';
import type { Io } from '../command.js';
import { iso, systemClock } from '../config/clock.js';
import { makeIdentityFile } from './make-identity-file.js';

/** `key generate`: for the holder's own machine, never for a server. */
export const keyCommand = (io: Io): Command =>
  new Command('key').description('keys of those who may read names').addCommand(generateCommand(io));

const generateCommand = ({ out, err }: Io): Command =>
  new Command('generate')
    .description('make an identity, to be kept away from every server, and its recipient key, for the campaign')
    .option('--output <file>', 'a new file for the identity, instead of standard output')
    .action(async ({ output }: { output?: string }) => {
      if (output !== undefined) {
        out.write(`${await makeIdentityFile(output)}\n`);
        return;
      }
      const { text, recipient } = await makeIdentity(iso(systemClock.now()));
      out.write(text);
      err.write(`Recipient key: ${recipient}\n`);
    });
