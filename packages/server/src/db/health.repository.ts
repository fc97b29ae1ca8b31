import { sql } from 'kysely';
import type { Database } from './database.js';
import { transaction } from './transaction.js';

/** Whether a write gets as far as the database; changes nothing. */
export const isWritable = async (database: Database): Promise<boolean> => {
  await transaction(database, async (tx) => {
    await sql`delete from migration where name is null`.execute(tx);
  });
  return true;
};
