import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command.js';
import { knownConditions } from './condition.js';
import { countOf, dayOf, entryOf } from './in-words.js';
import { findScope, type ScopeOptions } from './find-scope.js';
import { listSignatures, type ListedSignature } from './list-signatures.js';

const columns = [
  'signature',
  'status',
  'kind',
  'country',
  'member',
  'day',
  'flags',
  'network',
  'collides with',
  'check',
  'entry',
];
const mostCollisions = 10;

/** `review list`: how many match first, then who they are, with nothing personal but what is signed in public. */
export const listCommand = ({ withDeps, out, err }: CommandContext): Command =>
  new Command('list')
    .description('count the signatures for which all conditions hold, and show the first of them')
    .requiredOption('--petition <petition>', 'which petition')
    .option('--where <condition...>', knownConditions)
    .option('--most <rows>', 'how many to show', wholeNumber, 100)
    .action(async ({ most, ...options }: ScopeOptions & { most: number }) => {
      const { count, signatures } = await withDeps(async (deps) =>
        listSignatures(deps, await findScope(deps, options), most),
      );
      out.write(`${countOf(count)}\n`);
      for (const line of count === 0 ? [] : [columns, ...signatures.map(asLine)]) out.write(`${line.join('\t')}\n`);
      if (count > signatures.length) err.write(`These are the first ${signatures.length}; --most shows more.\n`);
    });

const asLine = (listed: ListedSignature): string[] => {
  const { signature, status, kind, country, member, posted_at, flags, network_tag, collidesWith } = listed;
  const noted = JSON.parse(flags) as string[];
  const more = collidesWith.length - mostCollisions;
  return [
    signature,
    status,
    kind,
    country,
    member ?? 'none',
    dayOf(posted_at),
    noted.join(',') || '-',
    network_tag === null ? '-' : network_tag.toString(16).padStart(4, '0'),
    [...collidesWith.slice(0, mostCollisions), ...(more > 0 ? [`${more} more`] : [])].join(',') || '-',
    listed.domain_check ?? '-',
    entryOf(listed),
  ];
};

const wholeNumber = (text: string): number => {
  const rows = Number(text);
  if (!Number.isInteger(rows) || rows < 1 || rows > 10_000)
    throw new InvalidArgumentError('It must be a whole number, from 1 to 10,000.');
  return rows;
};
