import type { Kysely } from 'kysely';
import type { Dialect } from './dialect.js';
import type { Schema } from './schema.js';

/** What repositories take first: reads, or a running transaction. */
export type Queries = Kysely<Schema>;

/** An open database, SQLite or PostgreSQL. */
export interface Database {
  readonly dialect: Dialect;
  /** For reading outside a transaction; never sees uncommitted rows. */
  readonly reads: Queries;
  /** Runs `fn` in a transaction; use `transaction(database, fn)`. */
  readonly transact: <T>(fn: (tx: Queries) => Promise<T>) => Promise<T>;
  /** Runs `fn` on one unchanging view of the data, however long it takes. */
  readonly snapshot: <T>(fn: (queries: Queries) => Promise<T>) => Promise<T>;
  /**
   * Takes what was deleted out of the files as well: SQLite empties its write-ahead log, PostgreSQL frees the space of
   * dead rows. Waits for nobody.
   *
   * @returns false while a reader or a writer holds it off; to be tried again soon
   */
  readonly clearRemains: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}
