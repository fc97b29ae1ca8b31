import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { openDrill, OpenError } from '@uncac-petition/open';
import { Command } from 'commander';
import type { CommandContext, Io } from '../command.js';
import { iso } from '../config/clock.js';
import { StartError } from '../config/start-error.js';
import { beginDrill } from './begin-drill.js';
import { drillStatus } from './key-drill.repository.js';
import { nodeCryptography } from './node-cryptography.js';
import { orSay } from './or-say.js';
import type { Ask } from './passphrase.js';
import { readIdentityFiles } from './read-identity-files.js';
import { recordDrill } from './record-drill.js';
import { writeOutput } from './write-output.js';

interface OpenOptions {
  readonly identity: readonly string[];
  readonly passphraseFile?: string;
}

/** `key drill begin|open|record|status`: whether the holders can still open what is sealed to them. */
export const drillCommand = (context: CommandContext, ask: Ask): Command =>
  new Command('drill')
    .description('find out whether every holder of a recipient key can still open what is sealed to it')
    .addCommand(beginCommand(context))
    .addCommand(openTestCommand(context, ask))
    .addCommand(recordCommand(context))
    .addCommand(statusCommand(context));

const beginCommand = ({ withDeps, out, err }: CommandContext): Command =>
  new Command('begin')
    .description('seal a fresh code to each recipient key, in a file for their holders')
    .requiredOption('--petition <petition>', 'which petition')
    .requiredOption('--output <file>', 'what to send to every holder; nothing in it is secret')
    .action(async ({ petition, output }: { petition: string; output: string }) => {
      const file = await withDeps((deps) => beginDrill(deps, petition));
      await writeOutput(Readable.from([file]), output, out);
      err.write(
        `Send ${output} to every holder. Each opens it (key drill open) and tells you their code, for key drill record.\n`,
      );
    });

/** For the holder's own machine, without a server, a database or a network. */
const openTestCommand = ({ out }: Io, ask: Ask): Command =>
  new Command('open')
    .description('print the code that your identity opens, offline')
    .argument('<file>', 'what `key drill begin` wrote')
    .requiredOption('--identity <file...>', 'age identity files')
    .option('--passphrase-file <file>', 'holds their passphrase; - for standard input; without it, it is asked for')
    .action(async (file: string, { identity, passphraseFile }: OpenOptions) => {
      const text = await orSay(file, () => readFile(file, 'utf8'));
      try {
        const identities = await readIdentityFiles({ paths: identity, passphraseFile }, ask);
        const codes = await openDrill(text, identities, nodeCryptography);
        if (codes === undefined)
          throw new StartError(`The file ${file} is not a drill: \`key drill begin\` writes one.`);
        if (codes.length === 0)
          throw new StartError(
            'This drill has no test row for the identity given: its key is not one of the petition.',
          );
        for (const code of codes) out.write(`${code}\n`);
      } catch (error) {
        throw error instanceof OpenError ? new StartError(error.message) : error;
      }
    });

const recordCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('record')
    .description('mark the drill of a holder as passed')
    .argument('<code>', 'what `key drill open` printed for them')
    .action(async (code: string) => {
      const { holder, key, petition, passed_at } = await withDeps((deps) => recordDrill(deps, code));
      out.write(`Passed on ${iso(passed_at)}: ${holder} (${key}), petition ${petition}.\n`);
    });

const statusCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('status').description('when each holder last passed a drill').action(async () => {
    const statuses = await withDeps((deps) => drillStatus(deps.database.reads));
    for (const { petition, holder, key, lastPassed } of statuses) {
      const when = lastPassed === null ? 'never passed' : `last passed ${iso(lastPassed)}`;
      out.write(`${[petition, holder, key, when].join('\t')}\n`);
    }
  });
