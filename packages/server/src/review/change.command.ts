import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import type { Deps } from '../deps.js';
import { applyChange, findChangeable, type Change, type Changed } from './change.js';
import { knownConditions } from './condition.js';
import { findScope, type ScopeOptions } from './find-scope.js';
import { countOf, dayOf, entryOf } from './in-words.js';
import type { ReviewedSignature, ReviewScope } from './review.repository.js';

export interface ReviewContext extends CommandContext {
  /** Asks whoever sits at the terminal; undefined where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

interface Options extends ScopeOptions {
  readonly reason: string;
  readonly actor: string;
  readonly yes?: boolean;
  readonly apart?: boolean;
}

const longestNote = 500;

/** `review exclude|restore|accept|decline`: says what would change, and changes exactly that once somebody has agreed. */
export const changeCommand = (context: ReviewContext, plain: Change): Command => {
  const command = new Command(plain.verb)
    .description(`show how many signatures would be ${plain.done}, and do it with --yes`)
    .requiredOption('--petition <petition>', 'which petition')
    .requiredOption('--where <condition...>', knownConditions)
    .requiredOption('--reason <text>', 'kept with each; nothing personal')
    .requiredOption('--actor <name>', 'who decided; kept with each')
    .option('--yes', 'do it, without being asked')
    .action(async (options: Options) => {
      const change = (options.apart && plain.apart) || plain;
      const by = { reason: note('--reason', options.reason), actor: note('--actor', options.actor) };
      await context.withDeps(async (deps) => {
        const scope = await findScope(deps, options);
        const shown = await findChangeable(deps, change, scope);
        for (const line of preview(change, shown)) context.out.write(`${line}\n`);
        if (shown.length === 0) return;
        if (!(options.yes ?? (await agrees(context, change, shown.length)))) {
          context.err.write('Nothing was changed.\n');
          return;
        }
        const ids = shown.map(({ signature }) => signature);
        const changed = await applyChange(deps, change, ids, by);
        for (const line of await result(deps, change, scope, ids, changed)) context.out.write(`${line}\n`);
      });
    });
  return plain.apart === undefined ? command : command.option('--apart', apartHelp);
};

const apartHelp =
  'also where its domain or name is taken: you have seen that it is another organisation or person; name it with --where signature=its-id';

const note = (option: string, text: string): string => {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longestNote)
    throw new StartError(`${option} must say something, in at most ${longestNote} characters.`);
  return trimmed;
};

const preview = ({ done, from }: Change, shown: readonly ReviewedSignature[]): string[] => [
  `${countOf(shown.length)} would be ${done}.`,
  ...breakdown(shown.map(({ country }) => country)),
  ...breakdown(shown.map(({ posted_at }) => dayOf(posted_at))),
  ...(from.length > 1 ? breakdown(shown.map(({ status }) => status)) : []),
  ...(from.includes('awaiting') ? entries(shown) : []),
];

const mostEntries = 100;

/** What is decided on, where it is signed in public. */
const entries = (shown: readonly ReviewedSignature[]): string[] => [
  ...shown.slice(0, mostEntries).map((row) => [row.signature, row.domain_check ?? '-', entryOf(row)].join('\t')),
  ...(shown.length > mostEntries ? [`and ${countOf(shown.length - mostEntries)} more`] : []),
];

const breakdown = (places: readonly string[]): string[] =>
  [...Map.groupBy(places, (place) => place)].map(([place, { length }]) => `${place}\t${length}`).toSorted();

/** Whoever agrees types the number, so that they have read it. */
const agrees = async ({ ask, err }: ReviewContext, { verb }: Change, count: number): Promise<boolean> => {
  if (ask !== undefined) return (await ask(`To ${verb} them, type their number: `)).trim() === String(count);
  err.write('Add --yes to do it. ');
  return false;
};

const result = async (
  deps: Deps,
  change: Change,
  scope: ReviewScope,
  shown: readonly string[],
  { done, withdrawn, already }: Changed,
): Promise<string[]> => {
  const left = shown.length - done - withdrawn - already.length;
  const waiting = new Set(already.map(({ signature }) => signature));
  const matching = await findChangeable(deps, change, scope);
  const more = matching.filter(({ signature }) => !waiting.has(signature)).length;
  return [
    `${countOf(done)} ${change.done}.`,
    ...(withdrawn === 0 ? [] : [`Withdrawn by their signers meanwhile, so not counted again: ${countOf(withdrawn)}.`]),
    ...(already.length === 0
      ? []
      : [
          `Already counted, or excluded, with another signature: ${countOf(already.length)}; each waits on, can be declined, or accepted with --apart where it is somebody else.`,
          ...already.map(({ signature, holder }) => `already counted: ${signature} with ${holder}`),
        ]),
    ...(left === 0 ? [] : [`Changed by somebody else meanwhile, so left alone: ${countOf(left)}.`]),
    ...(more === 0 ? [] : [`Matching only by now, so left alone: ${countOf(more)}. Run this again to see them.`]),
  ];
};
