import { sql } from 'kysely';
import type { Queries } from '../db/database.js';

/** Names that confirmed signers chose to show, in the order of the names. */
export const listDisplayNames = async (
  queries: Queries,
  petition: string,
  skip: number,
  most: number,
): Promise<string[]> => {
  const rows = await queries
    .selectFrom('signature')
    .select('display_name')
    .where('petition', '=', petition)
    .where('status', '=', sql.lit('confirmed'))
    .where('display_name', 'is not', null)
    .orderBy('display_name')
    .limit(most)
    .offset(skip)
    .execute();
  return rows.flatMap(({ display_name }) => display_name ?? []);
};
