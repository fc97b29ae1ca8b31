import './used-nonce.table.js';
import type { Queries } from '../db/database.js';
import { refusal, type AdmittingField } from './refusal.js';

/** What makes one proof of work, or one form, good for one signature. */
export interface Nonce {
  /** 6 bytes of its expiry, then random ones: the index grows in order. */
  readonly nonce: Uint8Array;
  /** Milliseconds since 1970: from when on it need not be remembered. */
  readonly expiresAt: number;
  /** Of the body, where it came. */
  readonly field: AdmittingField;
}

/** For servers whose clocks differ: one that is late still takes what has expired elsewhere. */
const keptLongerMs = 60 * 60 * 1000;

/** @param random what tells it from all others of the same moment */
export const nonceOf = (field: AdmittingField, expiresAt: number, random: Uint8Array): Nonce => {
  const nonce = Buffer.alloc(6 + random.length);
  nonce.writeUIntBE(expiresAt, 0, 6);
  nonce.set(random, 6);
  return { nonce, expiresAt: expiresAt + keptLongerMs, field };
};

/** Uses a nonce up, in the transaction of what it is good for. @throws ProblemError `invalid-fields` when it was used before */
export const useNonce = async (tx: Queries, { nonce, expiresAt, field }: Nonce): Promise<void> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('used_nonce')
    .values({ nonce, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('nonce').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw refusal(field, 'used');
};

/** Whether it was used before, for a look ahead; only `useNonce` decides. */
export const isNonceUsed = async (queries: Queries, { nonce }: Nonce): Promise<boolean> =>
  (await queries.selectFrom('used_nonce').select('nonce').where('nonce', '=', nonce).executeTakeFirst()) !== undefined;

/** @param now milliseconds since 1970 */
export const countExpiredNonces = async (queries: Queries, now: number): Promise<number> => {
  const { count } = await queries
    .selectFrom('used_nonce')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('expires_at', '<', now)
    .executeTakeFirstOrThrow();
  return count;
};

/** @param now milliseconds since 1970 @returns how many are gone */
export const deleteExpiredNonces = async (tx: Queries, now: number, most: number): Promise<number> => {
  const expired = tx.selectFrom('used_nonce').select('nonce').where('expires_at', '<', now).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('used_nonce').where('nonce', 'in', expired).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
