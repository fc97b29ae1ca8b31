import { sql, type Insertable, type Selectable, type SqlBool, type Updateable } from 'kysely';
import type { Dialect } from '../db/dialect.js';
import type { Queries } from '../db/database.js';
import type { SignatureTable } from './signature.table.js';

export type SignatureRow = Selectable<SignatureTable>;

/** @returns false when there is one with this id already, and then nothing has changed */
export const insertSignature = async (tx: Queries, row: Insertable<SignatureTable>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('signature')
    .values(row)
    .onConflict((conflict) => conflict.column('signature').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

export const signatureExists = async (queries: Queries, signature: string): Promise<boolean> =>
  (await queries.selectFrom('signature').select('signature').where('signature', '=', signature).executeTakeFirst()) !==
  undefined;

export const findSignature = (queries: Queries, signature: string): Promise<SignatureRow | undefined> =>
  queries.selectFrom('signature').selectAll().where('signature', '=', signature).executeTakeFirst();

/** Holds the row until the transaction ends, so that its events come one after another. */
export const lockSignature = (tx: Queries, dialect: Dialect, signature: string): Promise<SignatureRow | undefined> =>
  dialect.forUpdate(tx.selectFrom('signature').selectAll().where('signature', '=', signature)).executeTakeFirst();

/** The signature that has taken this mailbox's one place (promise 2). */
export const findBySignerKey = (
  queries: Queries,
  petition: string,
  signerKey: Uint8Array,
): Promise<SignatureRow | undefined> => bySignerKey(queries, petition, signerKey).executeTakeFirst();

const placeTaken = (['confirmed', 'excluded', 'awaiting'] as const).map((status) => sql.lit(status));

/** The statuses stand in the statement as they stand in the index, or SQLite would read every row. */
export const bySignerKey = (queries: Queries, petition: string, signerKey: Uint8Array) =>
  queries
    .selectFrom('signature')
    .selectAll()
    .where('petition', '=', petition)
    .where('signer_key', '=', signerKey)
    .where('status', 'in', placeTaken);

export const updateSignature = async (
  tx: Queries,
  signature: string,
  changes: Updateable<SignatureTable>,
): Promise<void> => {
  await tx.updateTable('signature').set(changes).where('signature', '=', signature).execute();
};

/** What of a signature may lead to a person. */
const personal = {
  signer_key: null,
  soft_key: null,
  data_key: null,
  sealed: null,
  sealed_fields: '[]',
  flags: '[]',
  network_tag: null,
  display_name: null,
  domain_check: null,
} as const;

/**
 * Erases all that may lead to a person; what was counted stays, and with it the entry that was signed with in public.
 * What was not accepted by now never is, and what was excluded has no place in public.
 */
export const erasePersonal = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length === 0) return;
  const these = tx.updateTable('signature').where('signature', 'in', signatures);
  await these.set(personal).execute();
  await these.set({ status: 'declined' }).where('status', '=', 'awaiting').execute();
  await these.set({ public_entry: null, public_key: null }).where('status', '<>', 'confirmed').execute();
};

/**
 * The signature that this organisation or parliamentarian has already, counted or excluded. One that was accepted as
 * apart from it has the place too once the other is gone.
 *
 * @returns its id
 */
export const findInPublic = async (
  queries: Queries,
  { petition, kind, public_key: key }: Pick<SignatureRow, 'petition' | 'kind' | 'public_key'>,
): Promise<string | undefined> => {
  const apart = `${key}#`;
  const row = await queries
    .selectFrom('signature')
    .select('signature')
    .where('petition', '=', petition)
    .where('kind', '=', kind)
    .where('status', 'in', [sql.lit('confirmed' as const), sql.lit('excluded' as const)])
    // Said so that the index of public keys is used.
    .where('public_key', 'is not', null)
    .where((where) =>
      where.or([
        where('public_key', '=', key),
        sql<SqlBool>`substr(public_key, 1, length(cast(${apart} as text))) = cast(${apart} as text)`,
      ]),
    )
    .orderBy(({ fn }) => fn<number>('length', ['public_key']))
    .orderBy('confirmed_at')
    .limit(1)
    .executeTakeFirst();
  return row?.signature;
};

/** @returns the ids that are gone */
export const deletePendingOf = async (tx: Queries, petition: string, most: number): Promise<string[]> => {
  const some = tx
    .selectFrom('signature')
    .select('signature')
    .where('status', '=', sql.lit('pending'))
    .where('petition', '=', petition)
    .limit(most);
  const rows = await tx.deleteFrom('signature').where('signature', 'in', some).returning('signature').execute();
  return rows.map(({ signature }) => signature);
};

/** A page of a petition's signatures, in the order of their ids. */
export const listIds = async (queries: Queries, petition: string, after: string, most: number): Promise<string[]> => {
  const rows = await queries
    .selectFrom('signature')
    .select('signature')
    .where('petition', '=', petition)
    .where('signature', '>', after)
    .orderBy('signature')
    .limit(most)
    .execute();
  return rows.map(({ signature }) => signature);
};

export const countSignatures = async (queries: Queries, petition: string): Promise<number> => {
  const { count } = await queries
    .selectFrom('signature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('petition', '=', petition)
    .executeTakeFirstOrThrow();
  return count;
};

/** @param before milliseconds since 1970 */
export const countPendingBefore = async (queries: Queries, before: number): Promise<number> => {
  const { count } = await queries
    .selectFrom('signature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', sql.lit('pending'))
    .where('posted_at', '<', before)
    .executeTakeFirstOrThrow();
  return count;
};

/** @param before of signatures posted before, in milliseconds since 1970 */
export const countNetworkTags = async (queries: Queries, before: number): Promise<number> => {
  const { count } = await queries
    .selectFrom('signature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('posted_at', '<', before)
    .where('network_tag', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
};

/** @param before of signatures posted before, in milliseconds since 1970 @returns how many are gone */
export const clearNetworkTags = async (tx: Queries, before: number, most: number): Promise<number> => {
  const due = tx
    .selectFrom('signature')
    .select('signature')
    .where('posted_at', '<', before)
    .where('network_tag', 'is not', null)
    .limit(most);
  const { numUpdatedRows } = await tx
    .updateTable('signature')
    .set({ network_tag: null })
    .where('signature', 'in', due)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
};

/** @param before milliseconds since 1970 @returns the ids that are gone */
export const deletePendingBefore = async (tx: Queries, before: number, most: number): Promise<string[]> => {
  const expired = tx
    .selectFrom('signature')
    .select('signature')
    .where('status', '=', sql.lit('pending'))
    .where('posted_at', '<', before)
    .limit(most);
  const rows = await tx
    .deleteFrom('signature')
    .where('signature', 'in', expired)
    .where('status', '=', sql.lit('pending'))
    .returning('signature')
    .execute();
  return rows.map(({ signature }) => signature);
};

/** An entry that waits to be confirmed, as far as whoever reads the mailbox may see it; nothing that is sealed. */
export type PendingEntry = Pick<SignatureRow, 'signature' | 'posted_at' | 'country' | 'member' | 'public_entry'>;

/**
 * What waits to be confirmed from one mailbox, the newest first.
 *
 * @param postedFrom milliseconds since 1970
 */
export const listPending = (
  queries: Queries,
  { petition, signerKey, postedFrom }: { petition: string; signerKey: Uint8Array; postedFrom: number },
  { skip, most }: { skip: number; most: number },
): Promise<PendingEntry[]> =>
  queries
    .selectFrom('signature')
    .select(['signature', 'posted_at', 'country', 'member', 'public_entry'])
    .where('petition', '=', petition)
    .where('signer_key', '=', signerKey)
    .where('status', '=', 'pending')
    .where('posted_at', '>=', postedFrom)
    .orderBy('posted_at', 'desc')
    .orderBy('signature', 'desc')
    .offset(skip)
    .limit(most)
    .execute();

/** The newest entry that waits from a mailbox; a signer key belongs to one petition. @param postedFrom milliseconds since 1970 */
export const findNewestPending = (
  queries: Queries,
  signerKey: Uint8Array,
  postedFrom: number,
): Promise<SignatureRow | undefined> =>
  queries
    .selectFrom('signature')
    .selectAll()
    // Written so that the index of mailboxes, which begins with the petition, is used.
    .where('petition', 'in', queries.selectFrom('petition').select('petition'))
    .where('signer_key', '=', signerKey)
    .where('status', '=', sql.lit('pending'))
    .where('posted_at', '>=', postedFrom)
    .orderBy('posted_at', 'desc')
    .limit(1)
    .executeTakeFirst();

export const deletePending = async (tx: Queries, signature: string): Promise<void> => {
  await tx.deleteFrom('signature').where('signature', '=', signature).where('status', '=', 'pending').execute();
};
