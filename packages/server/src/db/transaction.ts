import type { Database, Queries } from './database.js';

const attempts = 6;

/**
 * The only door to writing. `fn` runs once or more (serialisation failures and deadlocks are tried again) and possibly
 * under a commit that it shares with others, so it must have no effect outside the database. What it returns is durable
 * when the promise resolves.
 */
export const transaction = async <T>(database: Database, fn: (tx: Queries) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transact(fn);
    } catch (error) {
      if (attempt === attempts || !database.dialect.isRetryable(error)) throw error;
    }
  }
};
