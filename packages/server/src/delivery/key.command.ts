import { makeIdentity } from '@uncac-petition/open';
import { Command } from 'commander';
import type { CommandContext, Io } from '../command.js';
import { iso, systemClock } from '../config/clock.js';
import { drillCommand } from './drill.command.js';
import { makeIdentityFile } from './make-identity-file.js';
import { askOnTerminal, newPassphrase, readPassphrase, type Ask } from './passphrase.js';

interface GenerateOptions {
  readonly output?: string;
  readonly passphrase?: boolean;
  readonly passphraseFile?: string;
}

/** `key generate|drill` */
export const keyCommand = (context: CommandContext, ask: Ask = askOnTerminal): Command =>
  new Command('key')
    .description('keys of those who may read names or contact data')
    .addCommand(generateCommand(context, ask))
    .addCommand(drillCommand(context, ask));

/** For the holder's own machine, never for a server. */
const generateCommand = ({ out, err }: Io, ask: Ask): Command =>
  new Command('generate')
    .description('make an identity, to be kept away from every server, and its recipient key, for the campaign')
    .option('--output <file>', 'a new file for the identity, instead of standard output')
    .option('--passphrase', 'protect it by a passphrase, which is asked for twice')
    .option('--passphrase-file <file>', 'the same, with the passphrase from a file; - for standard input')
    .addHelpText(
      'after',
      '\nIn a browser, the page /open of the petition’s server does the same; nothing leaves the browser.',
    )
    .action(async ({ output, passphrase: wanted, passphraseFile }: GenerateOptions) => {
      const asked = async () => (wanted ? newPassphrase(ask) : undefined);
      const passphrase = passphraseFile === undefined ? await asked() : await readPassphrase(passphraseFile);
      if (output !== undefined) {
        out.write(`${await makeIdentityFile(output, passphrase)}\n`);
        return;
      }
      const { text, recipient } = await makeIdentity(iso(systemClock.now()), passphrase);
      out.write(text);
      err.write(`Recipient key: ${recipient}\n`);
    });
