import { sql } from 'kysely';
import type { Queries } from './database.js';

interface Waiting {
  readonly run: (tx: Queries) => Promise<void>;
  readonly commit: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Runs waiting functions one after another under one commit, each in a savepoint of its own, so that many signatures
 * share one wait for the disk. A function that fails takes back its own work only; a commit that fails, everyone's.
 */
export const sharedCommit = (writes: Queries) => {
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commitTogether(writes, batch);
    }
    running = undefined;
  };

  return <T>(fn: (tx: Queries) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      waiting.push({
        run: async (tx) => {
          result = await fn(tx);
        },
        commit: () => resolve(result),
        fail: reject,
      });
      running ??= Promise.resolve().then(drain);
    });
};

const commitTogether = async (writes: Queries, batch: readonly Waiting[]): Promise<void> => {
  let done: Waiting[] = [];
  try {
    await writes.connection().execute(async (tx) => {
      await sql`begin immediate`.execute(tx);
      try {
        done = await runAll(tx, batch);
        await sql`commit`.execute(tx);
      } catch (error) {
        // A full disk may already have ended the transaction; then this fails too, and the first error is the one to tell.
        await sql`rollback`.execute(tx).catch(() => {});
        throw error;
      }
    });
    for (const { commit } of done) commit();
  } catch (error) {
    for (const { fail } of batch) fail(error);
  }
};

const runAll = async (tx: Queries, batch: readonly Waiting[]): Promise<Waiting[]> => {
  const done: Waiting[] = [];
  for (const one of batch) {
    await sql`savepoint one`.execute(tx);
    try {
      await one.run(tx);
      await sql`release one`.execute(tx);
      done.push(one);
    } catch (error) {
      await sql`rollback to one`.execute(tx);
      await sql`release one`.execute(tx);
      one.fail(error);
    }
  }
  return done;
};
