import './used-nonce.table.js';
import type { Queries } from '../db/database.js';

/** What makes one proof of work, or one form, good for one signature. */
export interface Nonce {
  /** 6 bytes of its expiry, then random ones: the index grows in order. */
  readonly nonce: Uint8Array;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Uses a nonce up, in the transaction that it pays for. @returns false when it was used before */
export const consumeNonce = async (tx: Queries, { nonce, expiresAt }: Nonce): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('used_nonce')
    .values({ nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** @param now milliseconds since 1970 @returns how many are gone */
export const deleteExpiredNonces = async (tx: Queries, now: number): Promise<number> => {
  const { numDeletedRows } = await tx.deleteFrom('used_nonce').where('expires_at', '<', now).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
