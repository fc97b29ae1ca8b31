import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

const kept = 200;

/**
 * Makes `node:sqlite` look as Kysely's SQLite dialect expects, and keeps prepared statements: preparing costs more than
 * most of our statements take to run.
 */
export const withKeptStatements = (database: DatabaseSync): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const statement = statements.get(text) ?? wrap(database.prepare(text));
      // Last used goes last, so that the first key is the one to drop.
      statements.delete(text);
      statements.set(text, statement);
      if (statements.size > kept) statements.delete(statements.keys().next().value ?? '');
      return statement;
    },
  };
};

const wrap = (statement: StatementSync): SqliteStatement => ({
  reader: statement.columns().length > 0,
  all: (parameters) => statement.all(...(parameters as readonly SQLInputValue[])),
  run: (parameters) => statement.run(...(parameters as readonly SQLInputValue[])),
  iterate: (parameters) => statement.iterate(...(parameters as readonly SQLInputValue[])),
});
