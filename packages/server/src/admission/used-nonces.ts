import { inBatches } from '../db/in-batches.js';
import type { Forgetting } from '../forgetting.js';
import { countExpiredNonces, deleteExpiredNonces } from './used-nonce.repository.js';

const what = 'used proofs';

/** Nonces of proofs that have expired, so that nobody can use them again. */
export const usedNonces: Forgetting = {
  due: async ({ database, clock }) => ({ [what]: await countExpiredNonces(database.reads, clock.now()) }),
  forget: async ({ database, clock }) => ({
    [what]: await inBatches(database, (tx, most) => deleteExpiredNonces(tx, clock.now(), most)),
  }),
};
