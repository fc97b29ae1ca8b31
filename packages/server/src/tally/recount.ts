import { emptyTotals, fold, signatureKinds, type Count, type TallyEntry, type Totals } from '@uncac-petition/shared';
import { iso } from '../config/clock.js';
import type { Queries } from '../db/database.js';
import type { Deps } from '../deps.js';
import { commitTo } from './commitment.js';
import { confirmedCounts } from './recount.repository.js';
import { loadTotals } from './stored-totals.js';
import { findHead, listEntries, listWaiting } from './tally.repository.js';
import { toEntry } from './tick.js';

const pageSize = 5_000;

/**
 * Recomputes everything from the rows, on one view of the data: the totals from the tally, and the tally from the
 * signatures.
 *
 * @returns one sentence for each difference; none when all is equal
 */
export const recount = ({ database }: Pick<Deps, 'database'>, petition: string): Promise<string[]> =>
  database.snapshot(async (queries) => {
    const head = await findHead(queries, petition);
    if (head === undefined) return [`There is no petition ${petition}.`];
    const stored = await loadTotals(queries, head);
    const { folded, problems } = await refold(queries, petition);
    const waiting = await listWaiting(queries, petition);
    const { folded: complete, problems: further } = tryFold(
      folded,
      waiting.map((event, position) => toEntry({ ...event, entry_index: folded.sequence + position + 1 })),
    );
    return [
      ...problems,
      ...further,
      ...(stored.sequence === folded.sequence
        ? []
        : [`The tally ends at ${folded.sequence}, its head says ${stored.sequence}.`]),
      ...differences('totals', counts(stored), 'the tally', counts(folded)),
      ...peakDifferences(counts(stored), counts(folded)),
      ...differences(
        'the tally with what waits',
        counts(complete),
        'the signatures',
        await fromRows(queries, petition),
      ),
    ];
  });

const refold = async (queries: Queries, petition: string): Promise<{ folded: Totals; problems: string[] }> => {
  let folded = emptyTotals(iso(0));
  const problems: string[] = [];
  for (;;) {
    const entries = await listEntries(queries, petition, folded.sequence, pageSize);
    if (entries.length === 0) return { folded, problems };
    for (const entry of entries) {
      if (entry.salt !== null && !commitTo(entry, entry.salt).equals(entry.commitment))
        problems.push(`Entry ${entry.entry_index} does not match its commitment.`);
    }
    const next = tryFold(folded, entries.map(toEntry));
    folded = next.folded;
    if (next.problems.length > 0) return { folded, problems: [...problems, ...next.problems] };
  }
};

/** What is damaged can't be folded, but it can be said. */
const tryFold = (totals: Totals, entries: readonly TallyEntry[]): { folded: Totals; problems: string[] } => {
  try {
    return { folded: fold(totals, entries), problems: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { folded: totals, problems: [`${error.message}.`] };
  }
};

/** Every count by its name: `kind organisation`, `country KE/individual`, `member alpha/individual`. */
type Counts = ReadonlyMap<string, Count>;

const counts = ({ kinds, countries, members }: Pick<Totals, 'kinds' | 'countries' | 'members'>): Counts =>
  new Map(
    signatureKinds.flatMap((kind) => [
      [`kind ${kind}`, kinds[kind]] as const,
      ...[...countries[kind]].map(([place, count]) => [`country ${place}/${kind}`, count] as const),
      ...[...members[kind]].map(([place, count]) => [`member ${place}/${kind}`, count] as const),
    ]),
  );

const fromRows = async (queries: Queries, petition: string): Promise<Counts> => {
  const found = new Map<string, Count>();
  for (const { kind, country, member, count } of await confirmedCounts(queries, petition)) {
    const names = [
      `kind ${kind}`,
      `country ${country}/${kind}`,
      ...(member === null ? [] : [`member ${member}/${kind}`]),
    ];
    for (const name of names) {
      const sum = count + (found.get(name)?.count ?? 0);
      found.set(name, { count: sum, peak: sum });
    }
  }
  return found;
};

/** The peak decides what stays shown, and only the tally knows it. */
const peakDifferences = (stored: Counts, folded: Counts): string[] =>
  [...folded]
    .filter(([name, { peak }]) => peak !== (stored.get(name)?.peak ?? 0))
    .map(([name, { peak }]) => `${name}: totals have the peak ${stored.get(name)?.peak ?? 0}, the tally ${peak}.`);

const differences = (nameA: string, a: Counts, nameB: string, b: Counts): string[] =>
  [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => (a.get(name)?.count ?? 0) !== (b.get(name)?.count ?? 0))
    .map((name) => `${name}: ${nameA} say ${a.get(name)?.count ?? 0}, ${nameB} say ${b.get(name)?.count ?? 0}.`);
