import './network-key.table.js';
import type { Queries } from '../db/database.js';
import { dayOf } from './networks.js';

export const findNetworkKey = async (queries: Queries, day: string): Promise<Uint8Array | undefined> =>
  (await queries.selectFrom('network_key').select('key').where('day', '=', day).executeTakeFirst())?.key;

/** Keeps the key that is there, when another server was faster. */
export const insertNetworkKey = async (tx: Queries, day: string, key: Uint8Array): Promise<void> => {
  await tx
    .insertInto('network_key')
    .values({ day, key })
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
};

/** @param before of the days before this moment, in milliseconds since 1970 */
export const deleteNetworkKeys = async (tx: Queries, before: number): Promise<void> => {
  await tx.deleteFrom('network_key').where('day', '<', dayOf(before)).execute();
};
