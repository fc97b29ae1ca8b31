import type { PublicKind } from '@uncac-petition/shared';
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

/** Public entries of accepted organisations or parliamentarians, in the order of their keys, with their countries. */
export const listPublicEntries = (
  queries: Queries,
  { petition, kind }: { readonly petition: string; readonly kind: PublicKind },
  skip: number,
  most: number,
): Promise<{ country: string; public_entry: string | null }[]> =>
  queries
    .selectFrom('signature')
    .select(['country', 'public_entry'])
    .where('petition', '=', petition)
    .where('kind', '=', kind)
    .where('status', '=', sql.lit('confirmed'))
    .where('public_entry', 'is not', null)
    .orderBy('public_key')
    .limit(most)
    .offset(skip)
    .execute();
