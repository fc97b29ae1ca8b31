import type { Queries } from '../db/database.js';
import type { DataKeyTable } from './signature.table.js';

export const insertDataKey = async (tx: Queries, dataKey: DataKeyTable): Promise<void> => {
  await tx.insertInto('data_key').values(dataKey).execute();
};

/** Wrapped data keys, by their ids; at most some thousand at once. */
export const wrappedDataKeys = async (
  queries: Queries,
  dataKeys: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  if (dataKeys.length === 0) return new Map();
  const rows = await queries
    .selectFrom('data_key')
    .select(['data_key', 'wrapped'])
    .where('data_key', 'in', dataKeys)
    .execute();
  return new Map(rows.map((row) => [row.data_key, row.wrapped]));
};

/** @returns how many are gone */
export const deleteDataKeys = async (tx: Queries, petition: string, most: number): Promise<number> => {
  const some = tx.selectFrom('data_key').select('data_key').where('petition', '=', petition).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('data_key').where('data_key', 'in', some).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
