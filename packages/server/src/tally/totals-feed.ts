import { createHash } from 'node:crypto';
import { publish, type PublicTotals } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import { statusAt, type Petitions, type PublishedPetition } from '../petitions/index.js';
import { loadTotals } from './stored-totals.js';
import { findHead, listHeads, type Head } from './tally.repository.js';

/** How long an answer may be kept, and how long a widget that polls waits. */
export const refreshAfterSeconds = 3;

/** Public totals as they go out. */
export interface TotalsAnswer {
  readonly totals: PublicTotals;
  readonly json: string;
  /** The same on every server, since it follows from the body. */
  readonly etag: string;
}

export interface TotalsFeed {
  /** Undefined for a petition that isn't there, or not yet. */
  readonly current: (petition: string) => TotalsAnswer | undefined;
  /** Tells of each change until it is undone. @returns undoes it */
  readonly subscribe: (petition: string, listener: (answer: TotalsAnswer) => void) => () => void;
  /** How many want to be told. */
  readonly listening: () => number;
  /** Aborts when the server stops, so that streams end. */
  readonly closing: AbortSignal;
  readonly close: () => void;
  /** Looks for changes: one small query, and one more for each petition that has moved. */
  readonly refresh: () => Promise<void>;
}

/** Keeps each petition's public totals in memory. They come from committed tally entries only. */
export const createTotalsFeed = ({
  database,
  clock,
  petitions,
}: Pick<Deps, 'database' | 'clock'> & { petitions: Petitions }): TotalsFeed => {
  const answers = new Map<string, TotalsAnswer>();
  const listeners = new Map<string, Set<(answer: TotalsAnswer) => void>>();
  const seen = new Map<string, string>();
  const closing = new AbortController();

  const update = async (head: Head, published: PublishedPetition): Promise<void> => {
    const status = statusAt(published, clock.now());
    const mark = `${head.sequence}/${published.revision}/${status}`;
    if (seen.get(head.petition) === mark) return;
    const { floor, steps, goals } = published.settings;
    const members = published.coalition;
    // The head may have moved since; sequence and counts must be of one moment, or servers would differ.
    const totals = await database.snapshot(async (queries) =>
      loadTotals(queries, (await findHead(queries, head.petition)) ?? head),
    );
    const answer = toAnswer(publish(totals, { petition: head.petition, status, floor, steps, goals, members }));
    seen.set(head.petition, `${totals.sequence}/${published.revision}/${status}`);
    answers.set(head.petition, answer);
    for (const listener of listeners.get(head.petition) ?? []) listener(answer);
  };

  return {
    current: (petition) => answers.get(petition),
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
    closing: closing.signal,
    close: () => closing.abort(),
    subscribe: (petition, listener) => {
      const all = listeners.get(petition) ?? new Set();
      listeners.set(petition, all.add(listener));
      return () => all.delete(listener);
    },
    refresh: async () => {
      const heads = await listHeads(database.reads);
      if (heads.some(({ petition, revision }) => petitions.find(petition)?.revision !== revision))
        await petitions.refresh();
      for (const head of heads) {
        const published = petitions.find(head.petition);
        if (published !== undefined) await update(head, published);
      }
    },
  };
};

const toAnswer = (published: Omit<PublicTotals, 'refreshAfterSeconds'>): TotalsAnswer => {
  const totals = { ...published, refreshAfterSeconds };
  const hash = createHash('sha256').update(JSON.stringify(published)).digest('base64url').slice(0, 12);
  return {
    totals,
    json: JSON.stringify(totals),
    etag: `"${published.petition}.${published.sequence}.${hash}.identity"`,
  };
};
