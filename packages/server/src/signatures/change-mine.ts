import type { Updateable } from 'kysely';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { findLinked } from './links.js';
import { findSignature, lockSignature, updateSignature, type SignatureRow } from './signature.repository.js';
import type { SignatureTable } from './signature.table.js';

export type MineDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>;
export type SignatureChanges = Updateable<SignatureTable>;

/** The signature behind a signer's own link. */
export const findMine = ({ database, keys }: MineDeps, token: string): Promise<SignatureRow | undefined> =>
  findLinked(keys, 'mine-link', token, (id) => findSignature(database.reads, id));

/** Whether the petition's data were destroyed after its close: then all that is left is a number. */
export const isErased = ({ status, signer_key }: SignatureRow): boolean =>
  signer_key === null && (status === 'confirmed' || status === 'excluded');

/** Whether nothing can be changed any more. */
const isOver = (signature: SignatureRow): boolean =>
  signature.withdrawn_at !== null || signature.status === 'declined' || isErased(signature);

/**
 * Changes the signature behind a signer's own link, in one transaction and with its row locked, so that whatever else
 * happens to it comes before or after. One that is withdrawn, declined or erased stays as it is.
 *
 * @param change what becomes of the row; nothing where it gives nothing
 * @returns the row as it is now; undefined when the link is not valid
 */
export const changeMine = (
  { database, keys }: MineDeps,
  token: string,
  change: (tx: Queries, signature: SignatureRow) => Promise<SignatureChanges>,
): Promise<SignatureRow | undefined> =>
  transaction(database, async (tx) => {
    const signature = await findLinked(keys, 'mine-link', token, (id) => lockSignature(tx, database.dialect, id));
    if (signature === undefined || isOver(signature)) return signature;
    const changes = await change(tx, signature);
    if (Object.keys(changes).length > 0) await updateSignature(tx, signature.signature, changes);
    return { ...signature, ...changes };
  });
