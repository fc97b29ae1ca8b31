import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { recordEvent } from '../tally/index.js';
import type { ReviewDeps, ReviewedBy } from './exclude.js';
import { lockSignature, updateSignature } from './signature.repository.js';

export interface Restored {
  /** Counted again. */
  readonly restored: number;
  /** Withdrawn by their signers while they were excluded: not counted again, but their mailboxes may sign again. */
  readonly withdrawn: number;
}

/**
 * Takes excluded signatures back into the count, in one transaction. One that its signer has withdrawn meanwhile becomes
 * withdrawn instead: nobody is counted against their will. Nothing sealed is needed, so it works after a purge too.
 */
export const restoreMany = (deps: ReviewDeps, signatures: readonly string[], by: ReviewedBy): Promise<Restored> =>
  transaction(deps.database, async (tx) => {
    const outcome = { restored: 0, withdrawn: 0 };
    for (const signature of signatures.toSorted()) {
      const became = await restoreOne(tx, deps, signature, by);
      if (became !== undefined) outcome[became] += 1;
    }
    return outcome;
  });

const restoreOne = async (
  tx: Queries,
  deps: ReviewDeps,
  id: string,
  by: ReviewedBy,
): Promise<keyof Restored | undefined> => {
  const signature = await lockSignature(tx, deps.database.dialect, id);
  if (signature?.status !== 'excluded') return undefined;
  if (signature.withdrawn_at !== null) {
    await updateSignature(tx, id, { status: 'withdrawn', signer_key: null, public_key: null });
    return 'withdrawn';
  }
  await updateSignature(tx, id, { status: 'confirmed' });
  await recordEvent(tx, deps, signature, 'restore', by);
  return 'restored';
};
