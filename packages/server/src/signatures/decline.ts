import { isPublicKind } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { severPlace } from '../mail/index.js';
import { iso } from '../config/clock.js';
import { eraseSalts } from '../tally/index.js';
import type { Deps } from '../deps.js';
import { deleteAlsoBroughtOf } from './also-brought.repository.js';
import { deleteContactsOf } from './contact.repository.js';
import type { ReviewDeps, ReviewedBy } from './exclude.js';
import { erasePersonal, lockSignature, updateSignature, type SignatureRow } from './signature.repository.js';

type DeclineDeps = ReviewDeps & Pick<Deps, 'keys'>;

/**
 * Declines signatures in public that wait for a check, or were excluded, in one transaction. All that they were given with
 * is erased: entry, keys and contact data; so their mailboxes, and the organisation or parliamentarian that they named,
 * may sign again. Only reason and actor stay. None of them is counted, so nothing changes in the tally.
 *
 * @returns how many were declined
 */
export const declineMany = (deps: DeclineDeps, signatures: readonly string[], by: ReviewedBy): Promise<number> =>
  transaction(deps.database, async (tx) => {
    let declined = 0;
    for (const signature of signatures.toSorted()) if (await declineOne(tx, deps, signature, by)) declined += 1;
    return declined;
  });

const declineOne = async (tx: Queries, deps: DeclineDeps, id: string, by: ReviewedBy): Promise<boolean> => {
  const signature = await lockSignature(tx, deps.database.dialect, id);
  if (signature === undefined || !isDeclinable(signature)) return false;
  const declined = JSON.stringify({ ...by, at: iso(deps.clock.now()) });
  await updateSignature(tx, id, { status: 'declined', declined });
  await erasePersonal(tx, [id]);
  await deleteContactsOf(tx, [id]);
  await deleteAlsoBroughtOf(tx, [id]);
  await eraseSalts(tx, [id]);
  await severPlace(tx, deps, id);
  return true;
};

const isDeclinable = ({ status, kind }: SignatureRow): boolean =>
  status === 'awaiting' || (status === 'excluded' && isPublicKind(kind));
