import './suppression.table.js';
import type { Queries } from '../db/database.js';

/** @param now milliseconds since 1970 @returns false when it was there already */
export const insertSuppression = async (tx: Queries, addressKey: Uint8Array, now: number): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('suppression')
    .values({ address_key: addressKey, created_at: now })
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** @returns false when it was not there */
export const deleteSuppression = async (tx: Queries, addressKey: Uint8Array): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('suppression')
    .where('address_key', '=', addressKey)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
};

export const isAnySuppressed = async (queries: Queries, addressKeys: readonly Uint8Array[]): Promise<boolean> => {
  const row = await queries
    .selectFrom('suppression')
    .select('created_at')
    .where('address_key', 'in', addressKeys)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
