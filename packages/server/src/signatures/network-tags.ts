import { deleteNetworkKeys } from '../admission/index.js';
import { inBatches } from '../db/in-batches.js';
import { transaction } from '../db/transaction.js';
import type { Forgetting } from '../forgetting.js';
import { clearNetworkTags, countNetworkTags } from './signature.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** A day's key and tags go when the day has been over for so long: with a purge a day, within 7 days (promise 10). */
const keptDays = 5;
const what = 'tags of networks';

/** The tags of networks on signatures, with the keys that made them. */
export const networkTags: Forgetting = {
  due: async ({ database, clock }) => ({ [what]: await countNetworkTags(database.reads, firstKept(clock.now())) }),
  forget: async ({ database, clock }) => {
    const before = firstKept(clock.now());
    await transaction(database, (tx) => deleteNetworkKeys(tx, before));
    return { [what]: await inBatches(database, (tx, most) => clearNetworkTags(tx, before, most)) };
  },
};

/** A midnight, since keys are of whole days, UTC. */
const firstKept = (now: number): number => now - (now % dayMs) - keptDays * dayMs;
