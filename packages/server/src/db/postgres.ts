import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StartError } from '../config/start-error.js';
import type { Database } from './database.js';
import { postgresDialect } from './dialect.js';
import type { Schema } from './schema.js';

const connections = 10;
const int8 = 20;

/** `bigint` as a number: all of ours are below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)),
};

/** What promise 1 needs, each with the values that keep it. */
const durable = {
  synchronous_commit: ['on', 'remote_apply'],
  fsync: ['on'],
  full_page_writes: ['on'],
} as const;

/**
 * Opens a PostgreSQL database.
 *
 * @param url `postgres://…`
 * @throws StartError when it can't be reached, or its settings don't keep promise 1
 */
export const openPostgres = async (url: string): Promise<Database> => {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, application_name: 'uncac-petition' });
  // A connection that breaks while idle is replaced at the next use; without a listener the process would end.
  pool.on('error', () => {});
  const queries = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await assertDurable(queries);
  } catch (error) {
    await queries.destroy();
    throw error;
  }
  return {
    dialect: postgresDialect,
    reads: queries,
    transact: (fn) => queries.transaction().execute(fn),
    snapshot: (fn) => queries.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(fn),
    clearRemains: () => vacuumDeadRows(queries),
    close: () => queries.destroy(),
  };
};

/** Autovacuum lets a fifth of a table die first; tables that another server is clearing are left to it. */
const vacuumDeadRows = async (queries: Kysely<Schema>): Promise<boolean> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_stat_user_tables where n_dead_tup > 0 and schemaname = current_schema()`.execute(
    queries,
  );
  const tables = rows.map(({ name }) => sql.table(name));
  if (tables.length > 0) await sql`vacuum (skip_locked) ${sql.join(tables)}`.execute(queries);
  return true;
};

const assertDurable = async (queries: Kysely<Schema>): Promise<void> => {
  for (const [setting, good] of Object.entries(durable)) {
    const value = await show(queries, setting);
    if (!(good as readonly string[]).includes(value)) {
      throw new StartError(
        `PostgreSQL does not keep acknowledged rows: ${setting} is ${value}, it needs ${good.join(' or ')}.`,
      );
    }
  }
};

const show = async (queries: Kysely<Schema>, setting: string): Promise<string> => {
  try {
    const { rows } = await sql<Record<string, string>>`show ${sql.raw(setting)}`.execute(queries);
    return rows[0]?.[setting] ?? '';
  } catch (error) {
    throw new StartError(`The PostgreSQL database can't be reached: ${(error as Error).message}.`);
  }
};
