import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import { StartError } from '../config/start-error.js';
import type { Database, Queries } from './database.js';
import { sqliteDialect } from './dialect.js';
import type { Schema } from './schema.js';
import { sharedCommit } from './shared-commit.js';
import { withKeptStatements } from './sqlite-statements.js';

/** How long to wait for another process, for instance the command line beside a running server. */
const busyTimeoutMs = 10_000;

export interface SqliteSettings {
  /** Tests lower it, to see that the checks notice. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

/**
 * Opens a SQLite file, making it and its folder where they are missing.
 *
 * @throws StartError when the file can't be written, or the settings of promise 1 can't be had
 */
export const openSqlite = (file: string, { synchronous = 'FULL' }: SqliteSettings = {}): Database => {
  const writer = openWriter(file, synchronous);
  assertDurable(writer);
  const writes = queries(writer);
  const reads = queries(openReader(file));
  const clearer = openClearer(file);
  return {
    dialect: sqliteDialect,
    reads,
    transact: sharedCommit(writes),
    snapshot: (fn) => snapshot(file, fn),
    clearRemains: async () => emptyLog(clearer),
    close: async () => {
      clearer.close();
      await reads.destroy();
      await writes.destroy();
    },
  };
};

const queries = (connection: DatabaseSync): Queries =>
  new Kysely<Schema>({ dialect: new SqliteDialect({ database: withKeptStatements(connection) }) });

const openWriter = (file: string, synchronous: string): DatabaseSync => {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Its write-ahead log takes over who may read it.
    closeSync(openSync(file, 'a', 0o600));
    const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
    connection.exec(
      `pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma fullfsync = on; pragma foreign_keys = on`,
    );
    // What is erased is overwritten in the file; the write-ahead log holds it until `clearRemains`.
    connection.exec('pragma secure_delete = on');
    return connection;
  } catch (error) {
    throw new StartError(`The database file ${file} can't be opened for writing: ${(error as Error).message}.`);
  }
};

const openReader = (file: string): DatabaseSync => new DatabaseSync(file, { readOnly: true, timeout: busyTimeoutMs });

/** A connection that never waits, since waiting would hold up every request of this process. */
const openClearer = (file: string): DatabaseSync => {
  const connection = new DatabaseSync(file, { timeout: 0 });
  // It writes to the file what others have committed, so promise 1 holds for it too.
  connection.exec('pragma synchronous = full; pragma fullfsync = on');
  return connection;
};

/** `secure_delete` does not reach the log: it keeps what was written, also what was erased since. */
const emptyLog = (clearer: DatabaseSync): boolean =>
  clearer.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0;

const assertDurable = (connection: DatabaseSync): void => {
  const read = (name: string) => Object.values(connection.prepare(`pragma ${name}`).get() ?? {})[0];
  if (read('journal_mode') !== 'wal' || read('synchronous') !== 2) {
    throw new StartError(
      'The SQLite file does not keep acknowledged rows: it needs journal_mode=WAL and synchronous=FULL.',
    );
  }
};

const snapshot = async <T>(file: string, fn: (queries: Queries) => Promise<T>): Promise<T> => {
  const own = queries(openReader(file));
  try {
    return await own.transaction().execute(fn);
  } finally {
    await own.destroy();
  }
};
