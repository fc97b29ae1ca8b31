import { sql, type ColumnDataType, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Queries } from './database.js';

/** All that differs between the two databases, beside how they are opened. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Whether one server alone uses a database, so that at its start nobody else can be at work. */
  readonly oneServer: boolean;
  readonly types: {
    readonly bytes: ColumnDataType;
    readonly uuid: ColumnDataType;
    /** Whole numbers up to 2^53, among them milliseconds since 1970. */
    readonly integer: ColumnDataType;
  };
  /** Locks the rows that a query finds until the transaction ends; rows that another one holds are waited for. */
  readonly forUpdate: <DB, TB extends keyof DB, O>(
    query: SelectQueryBuilder<DB, TB, O>,
  ) => SelectQueryBuilder<DB, TB, O>;
  /** The same, but rows that another one holds are left out. */
  readonly forUpdateSkipLocked: <DB, TB extends keyof DB, O>(
    query: SelectQueryBuilder<DB, TB, O>,
  ) => SelectQueryBuilder<DB, TB, O>;
  /** Takes a lock that ends with the transaction; false when another one holds it. */
  readonly tryLock: (tx: Queries, name: LockName) => Promise<boolean>;
  /** The same, but waits. */
  readonly lock: (tx: Queries, name: LockName) => Promise<void>;
  /** The same for one of many of a kind: those whose keys differ hardly ever wait for each other. @param key 4 bytes or more */
  readonly lockFor: (tx: Queries, kind: LockKind, key: Uint8Array) => Promise<void>;
  readonly isRetryable: (error: unknown) => boolean;
  readonly isUniqueViolation: (error: unknown) => boolean;
}

/** Names of locks, each with its number in PostgreSQL ("UN" and a count). */
const locks = { migrate: 0x554e_0001, tally: 0x554e_0002, campaign: 0x554e_0003, review: 0x554e_0004 } as const;
export type LockName = keyof typeof locks;

/** Kinds of locks with a key; in PostgreSQL numbers of their own, beside those above. */
const lockKinds = { mailbox: 0x554e_0001 } as const;
export type LockKind = keyof typeof lockKinds;

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** SQLite has one writer at a time: inside a transaction every lock is already held. */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  oneServer: true,
  types: { bytes: 'blob', uuid: 'text', integer: 'integer' },
  forUpdate: (query) => query,
  forUpdateSkipLocked: (query) => query,
  tryLock: async () => true,
  lock: async () => {},
  lockFor: async () => {},
  isRetryable: () => false,
  // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
  isUniqueViolation: (error) => [2067, 1555].includes(Number(property(error, 'errcode'))),
};

const lockKey = (name: LockName): RawBuilder<unknown> => sql.lit(locks[name]);

export const postgresDialect: Dialect = {
  name: 'postgres',
  oneServer: false,
  types: { bytes: 'bytea', uuid: 'uuid', integer: 'bigint' },
  forUpdate: (query) => query.forUpdate(),
  forUpdateSkipLocked: (query) => query.forUpdate().skipLocked(),
  tryLock: async (tx, name) => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${lockKey(name)}) as held`.execute(
      tx,
    );
    return rows[0]?.held === true;
  },
  lock: async (tx, name) => {
    await sql`select pg_advisory_xact_lock(${lockKey(name)})`.execute(tx);
  },
  lockFor: async (tx, kind, key) => {
    const number = Buffer.from(key).readInt32BE();
    await sql`select pg_advisory_xact_lock(${sql.lit(lockKinds[kind])}, ${sql.lit(number)})`.execute(tx);
  },
  // serialization_failure, deadlock_detected
  isRetryable: (error) => ['40001', '40P01'].includes(String(property(error, 'code'))),
  isUniqueViolation: (error) => property(error, 'code') === '23505',
};
