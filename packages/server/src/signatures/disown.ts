import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { deleteJobsOf } from '../mail/index.js';
import { stateOf } from './confirm.js';
import { deleteContactsOf } from './contact.repository.js';
import { findLinked } from './links.js';
import { deletePending, lockSignature, type SignatureRow } from './signature.repository.js';

/** What became of an entry that its mailbox's owner did not make. */
export type Disowned =
  /** Erased just now; the row is what it was. */
  | { readonly state: 'erased'; readonly signature: SignatureRow }
  /** Too late: it is confirmed, and its own page leads on; or it is withdrawn. */
  | { readonly state: 'confirmed' | 'withdrawn'; readonly signature: SignatureRow }
  /** There is nothing (any more) behind the link. */
  | { readonly state: 'nothing' };

/** "It wasn't me": erases a pending signature, its mails and its contact data. A second time is harmless. */
export const disown = (
  { database, keys, clock }: Pick<Deps, 'database' | 'keys' | 'clock'>,
  token: string,
): Promise<Disowned> =>
  transaction(database, async (tx) => {
    const signature = await findLinked(keys, 'confirm-link', token, (id) => lockSignature(tx, database.dialect, id));
    if (signature === undefined) return { state: 'nothing' };
    const state = stateOf(signature, clock.now());
    if (state === 'confirmed' || state === 'withdrawn') return { state, signature };
    await deleteJobsOf(tx, [signature.signature]);
    await deleteContactsOf(tx, [signature.signature]);
    await deletePending(tx, signature.signature);
    return { state: 'erased', signature };
  });
