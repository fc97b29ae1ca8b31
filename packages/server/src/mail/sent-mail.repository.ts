import './sent-mail.table.js';
import type { Queries } from '../db/database.js';

/** One of the mails that a mailbox may get in a time. */
export interface Place {
  readonly place: Uint8Array;
  readonly addressKey: Uint8Array;
}

/** When a mailbox was sent other mails, the newest first, in milliseconds since 1970. */
export const listSent = async (
  queries: Queries,
  { place, addressKey }: Place,
  { since, most }: { readonly since: number; readonly most: number },
): Promise<number[]> => {
  const rows = await queries
    .selectFrom('sent_mail')
    .select('sent_at')
    .where('address_key', '=', addressKey)
    .where('sent_at', '>', since)
    .where('place', '<>', place)
    .orderBy('sent_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ sent_at }) => sent_at);
};

/** Takes a place, or dates one that was taken before. @param now milliseconds since 1970 */
export const savePlace = async (tx: Queries, { place, addressKey }: Place, now: number): Promise<void> => {
  await tx
    .insertInto('sent_mail')
    .values({ place, address_key: addressKey, sent_at: now })
    .onConflict((conflict) => conflict.column('place').doUpdateSet({ sent_at: now }))
    .execute();
};

export const deletePlace = async (tx: Queries, place: Uint8Array): Promise<void> => {
  await tx.deleteFrom('sent_mail').where('place', '=', place).execute();
};

export const renamePlace = async (tx: Queries, place: Uint8Array, other: Uint8Array): Promise<void> => {
  await tx.updateTable('sent_mail').set({ place: other }).where('place', '=', place).execute();
};

/** @param before milliseconds since 1970 */
export const countSentBefore = async (queries: Queries, before: number): Promise<number> => {
  const { sent } = await queries
    .selectFrom('sent_mail')
    .select(({ fn }) => fn.countAll<number>().as('sent'))
    .where('sent_at', '<=', before)
    .executeTakeFirstOrThrow();
  return sent;
};

/** @param before milliseconds since 1970 @returns how many are gone */
export const deleteSentBefore = async (tx: Queries, before: number, most: number): Promise<number> => {
  const some = tx.selectFrom('sent_mail').select('place').where('sent_at', '<=', before).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('sent_mail').where('place', 'in', some).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};
