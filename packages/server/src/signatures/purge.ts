import { limits } from '@uncac-petition/shared';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { deleteJobsOf } from '../mail/index.js';
import { deletePendingBefore } from './signature.repository.js';

const lifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;
const mostAtOnce = 1_000;

/**
 * Erases pending signatures whose link has expired, and the mails that were still waiting for them.
 *
 * @returns how many
 */
export const purgeExpired = async ({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<number> => {
  let purged = 0;
  for (;;) {
    const batch = await transaction(database, async (tx) => {
      const gone = await deletePendingBefore(tx, clock.now() - lifeMs, mostAtOnce);
      await deleteJobsOf(tx, gone);
      return gone.length;
    });
    purged += batch;
    if (batch < mostAtOnce) return purged;
  }
};
