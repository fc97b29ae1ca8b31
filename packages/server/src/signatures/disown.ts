import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { deleteJobsOf, giveBackPlace } from '../mail/index.js';
import { forgetAlsoBrought } from './also-brought.js';
import { linkLifeMs, stateOf } from './confirm.js';
import { deleteContactsOf } from './contact.repository.js';
import { findLinked } from './links.js';
import { deletePending, listPending, lockSignature, type SignatureRow } from './signature.repository.js';

/** What became of an entry that its mailbox's owner did not make. */
export type Disowned =
  /** Erased just now; the row is what it was. */
  | { readonly state: 'erased'; readonly signature: SignatureRow }
  /** Too late: it is confirmed, and its own page leads on; or it is withdrawn or declined. */
  | { readonly state: 'confirmed' | 'awaiting' | 'declined' | 'withdrawn'; readonly signature: SignatureRow }
  /** There is nothing (any more) behind the link. */
  | { readonly state: 'nothing' };

/** So many of the mails that wait for the mailbox go first; its limits still let them out one by one. */
const mostBroughtForward = 10;

/**
 * "It wasn't me": erases a pending signature, its mails, its contact data, and that its member brought the signer too. A
 * second time is harmless. The mail that led here counts no longer, so that what the owner of the mailbox entered comes
 * next, however many mails others cause.
 */
export const disown = (
  { database, keys, clock }: Pick<Deps, 'database' | 'keys' | 'clock'>,
  token: string,
): Promise<Disowned> =>
  transaction(database, async (tx) => {
    const signature = await findLinked(keys, 'confirm-link', token, (id) => lockSignature(tx, database.dialect, id));
    if (signature === undefined) return { state: 'nothing' };
    const now = clock.now();
    const state = stateOf(signature, now);
    if (state !== 'pending' && state !== 'expired') return { state, signature };
    await deleteJobsOf(tx, [signature.signature]);
    await deleteContactsOf(tx, [signature.signature]);
    await deletePending(tx, signature.signature);
    await forgetAlsoBrought(tx, signature);
    if (signature.signer_key !== null) {
      const { petition, signer_key: signerKey } = signature;
      const page = { skip: 0, most: mostBroughtForward };
      const waiting = await listPending(tx, { petition, signerKey, postedFrom: now - linkLifeMs }, page);
      const ids = waiting.map((entry) => entry.signature);
      await giveBackPlace(tx, keys, signature.signature, { waiting: ids, now });
    }
    return { state: 'erased', signature };
  });
