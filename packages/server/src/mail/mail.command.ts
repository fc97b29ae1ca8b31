import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import { readTarget, suppress, unsuppress, type Target } from './suppress.js';

interface MailContext extends CommandContext {
  readonly in: Readable;
}

const argument = '<address-or-domain>';
const meaning =
  'what no mail goes to; `-` reads them from standard input, one a line, so that no list of processes shows them';

/** `mail suppress|unsuppress` */
export const mailCommand = (context: MailContext): Command =>
  new Command('mail')
    .description('who gets mail from here')
    .addCommand(suppressCommand(context))
    .addCommand(unsuppressCommand(context));

const suppressCommand = ({ withDeps, err, in: input }: MailContext): Command =>
  new Command('suppress')
    .description('send no mail to an address, or to any address of a domain; only a keyed hash is kept')
    .argument(argument, meaning)
    .action(async (given: string) => {
      const targets = await readTargets(given, input);
      const added = await withDeps((deps) => suppress(deps, targets));
      err.write(
        `No mail goes to ${sayWhat(targets)} from now on. ${sayOthers(targets, added, 'was on the list already', 'were on the list already')}`.trim() +
          '\n',
      );
    });

const unsuppressCommand = ({ withDeps, err, in: input }: MailContext): Command =>
  new Command('unsuppress')
    .description('send mail again to an address or a domain')
    .argument(argument, meaning)
    .action(async (given: string) => {
      const targets = await readTargets(given, input);
      const removed = await withDeps((deps) => unsuppress(deps, targets));
      err.write(
        `Mail goes to ${sayWhat(targets)} again. ${sayOthers(targets, removed, 'was not on the list', 'were not on the list')}`.trim() +
          '\n',
      );
    });

/** What is wrong is told by its line: an address is never repeated, since what a command prints may be kept. */
const readTargets = async (given: string, input: Readable): Promise<Target[]> => {
  const lines = given === '-' ? (await text(input)).split(/\r?\n/) : [given];
  const filled = lines
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  if (filled.length === 0) throw new StartError('Nothing was given: write one address or domain a line.');
  return filled.map(({ line, number }) => {
    const target = readTarget(line);
    if (target === undefined)
      throw new StartError(
        `${given === '-' ? `Line ${number}` : 'What was given'} is neither an e-mail address nor a domain such as example.org; nothing was changed.`,
      );
    return target;
  });
};

const sayWhat = (targets: readonly Target[]): string => {
  const count = (what: Target['what']) => targets.filter((target) => target.what === what).length;
  const [addresses, domains] = [count('address'), count('domain')];
  if (targets.length === 1) return addresses === 1 ? 'this address' : 'the addresses of this domain';
  return [
    ...(addresses === 0 ? [] : [`${addresses} address${addresses === 1 ? '' : 'es'}`]),
    ...(domains === 0 ? [] : [`the addresses of ${domains} domain${domains === 1 ? '' : 's'}`]),
  ].join(' and ');
};

const sayOthers = (targets: readonly Target[], changed: number, one: string, several: string): string => {
  const others = targets.length - changed;
  if (others === 0) return '';
  if (targets.length === 1) return `It ${one}.`;
  return others === 1 ? `1 of them ${one}.` : `${others} of them ${several}.`;
};
