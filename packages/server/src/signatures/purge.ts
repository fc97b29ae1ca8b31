import { limits } from '@uncac-petition/shared';
import { deleteExpiredNonces } from '../admission/index.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { deleteJobsOf } from '../mail/index.js';
import { deleteContactsOf } from './contact.repository.js';
import { deletePendingBefore } from './signature.repository.js';

const lifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;
const mostAtOnce = 1_000;

/**
 * Erases pending signatures whose link has expired, with the mails that were still waiting for them, and nonces that
 * can't be used any more.
 *
 * @returns how many
 */
export const purgeExpired = async ({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<number> => {
  await transaction(database, (tx) => deleteExpiredNonces(tx, clock.now()));
  let purged = 0;
  for (;;) {
    const batch = await transaction(database, async (tx) => {
      const gone = await deletePendingBefore(tx, clock.now() - lifeMs, mostAtOnce);
      await deleteJobsOf(tx, gone);
      await deleteContactsOf(tx, gone);
      return gone.length;
    });
    purged += batch;
    if (batch < mostAtOnce) return purged;
  }
};
