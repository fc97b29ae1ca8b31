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
      ...differences('totals', stored, 'the tally', folded),
      ...peakDifferences(stored, folded),
      ...differences('the tally with what waits', complete, 'the signatures', await fromRows(queries, petition)),
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

type Counts = Pick<Totals, 'kinds' | 'countries' | 'members'>;

const fromRows = async (queries: Queries, petition: string): Promise<Counts> => {
  const rows = await confirmedCounts(queries, petition);
  const by = (key: (row: (typeof rows)[number]) => string | null) => {
    const counts = new Map<string, Count>();
    for (const row of rows) {
      const place = key(row);
      const count = row.count + (counts.get(place ?? '')?.count ?? 0);
      if (place !== null) counts.set(place, { count, peak: count });
    }
    return counts;
  };
  const kinds = by(({ kind }) => kind);
  return {
    kinds: Object.fromEntries(
      signatureKinds.map((kind) => [kind, kinds.get(kind) ?? { count: 0, peak: 0 }]),
    ) as Totals['kinds'],
    countries: by(({ country }) => country),
    members: by(({ member }) => member),
  };
};

/** The peak decides what stays shown, and only the tally knows it. */
const peakDifferences = (stored: Totals, folded: Totals): string[] =>
  (['countries', 'members'] as const).flatMap((scope) =>
    [...folded[scope]]
      .filter(([place, { peak }]) => peak !== (stored[scope].get(place)?.peak ?? 0))
      .map(
        ([place, { peak }]) =>
          `${scope} ${place}: totals have the peak ${stored[scope].get(place)?.peak ?? 0}, the tally ${peak}.`,
      ),
  );

const differences = (nameA: string, a: Counts, nameB: string, b: Counts): string[] =>
  (['kinds', 'countries', 'members'] as const).flatMap((scope) => {
    const left = a[scope] instanceof Map ? a[scope] : new Map(Object.entries(a[scope]));
    const right = b[scope] instanceof Map ? b[scope] : new Map(Object.entries(b[scope]));
    return [...new Set([...left.keys(), ...right.keys()])]
      .filter((place) => (left.get(place)?.count ?? 0) !== (right.get(place)?.count ?? 0))
      .map(
        (place) =>
          `${scope} ${place}: ${nameA} say ${left.get(place)?.count ?? 0}, ${nameB} say ${right.get(place)?.count ?? 0}.`,
      );
  });
