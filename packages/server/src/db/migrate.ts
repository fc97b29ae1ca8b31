import { sql } from 'kysely';
import type { Database, Queries } from './database.js';
import { migrations } from './migrations/index.js';
import { transaction } from './transaction.js';

/** One frozen step of the schema; never changed once released. */
export interface Migration {
  readonly name: string;
  readonly up: (tx: Queries, database: Pick<Database, 'dialect'>) => Promise<void>;
}

/** Applies what is missing, in order, under a lock, in one transaction: several servers may start at once. */
export const migrate = async (database: Database): Promise<void> => {
  await transaction(database, async (tx) => {
    await database.dialect.lock(tx, 'migrate');
    await sql`create table if not exists migration (name text primary key)`.execute(tx);
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(tx);
    const applied = new Set(rows.map(({ name }) => name));
    for (const { name, up } of migrations.filter((migration) => !applied.has(migration.name))) {
      await up(tx, database);
      await sql`insert into migration (name) values (${name})`.execute(tx);
    }
  });
};
