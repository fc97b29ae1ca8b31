import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent } from '../tally/index.js';
import { lockSignature, updateSignature } from './signature.repository.js';

export type ReviewDeps = Pick<Deps, 'database' | 'clock' | 'random'>;

/** Kept with the event, in clear. */
export interface ReviewedBy {
  readonly reason: string;
  readonly actor: string;
}

/**
 * Takes signatures out of the count, in one transaction. Each keeps its signer key, so the same mailbox can't sign anew.
 * Only what is counted is excluded: one that is pending, withdrawn or excluded already stays as it is.
 *
 * @returns how many were excluded
 */
export const excludeMany = (deps: ReviewDeps, signatures: readonly string[], by: ReviewedBy): Promise<number> =>
  transaction(deps.database, async (tx) => {
    let excluded = 0;
    // Always in the same order, so that two who exclude at once don't wait for each other.
    for (const signature of signatures.toSorted()) if (await excludeOne(tx, deps, signature, by)) excluded += 1;
    return excluded;
  });

const excludeOne = async (tx: Queries, deps: ReviewDeps, id: string, by: ReviewedBy): Promise<boolean> => {
  const signature = await lockSignature(tx, deps.database.dialect, id);
  if (signature?.status !== 'confirmed') return false;
  await updateSignature(tx, id, { status: 'excluded' });
  await recordEvent(tx, deps, signature, 'exclude', by);
  return true;
};
