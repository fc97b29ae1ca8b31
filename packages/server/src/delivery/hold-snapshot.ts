import type { Database, Queries } from '../db/database.js';

/** Reads from one unchanging view of the data, which is held from the first pull until the last, or until the reader stops. */
export async function* holdSnapshot<T>(
  database: Database,
  read: (queries: Queries) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const opened = Promise.withResolvers<Queries>();
  const finished = Promise.withResolvers<void>();
  const held = database.snapshot(async (queries) => {
    opened.resolve(queries);
    await finished.promise;
  });
  held.catch(opened.reject);
  try {
    yield* read(await opened.promise);
  } finally {
    finished.resolve();
    await held;
  }
}
