import { limits } from '@uncac-petition/shared';
import { inBatches } from '../db/in-batches.js';
import type { Forgetting } from '../forgetting.js';
import { deleteJobsOf } from '../mail/index.js';
import { deleteContactsOf } from './contact.repository.js';
import { countPendingBefore, deletePendingBefore } from './signature.repository.js';

const lifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;
const what = 'pending signatures and their mails';

/** Signatures that were never confirmed, once their link has expired, with the mails that still waited for them. */
export const expiredPending: Forgetting = {
  due: async ({ database, clock }) => ({ [what]: await countPendingBefore(database.reads, clock.now() - lifeMs) }),
  forget: async ({ database, clock }) => ({
    [what]: await inBatches(database, async (tx, most) => {
      const gone = await deletePendingBefore(tx, clock.now() - lifeMs, most);
      await deleteJobsOf(tx, gone);
      await deleteContactsOf(tx, gone);
      return gone.length;
    }),
  }),
};
