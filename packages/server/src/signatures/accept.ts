import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { recordEvent } from '../tally/index.js';
import type { ReviewDeps, ReviewedBy } from './exclude.js';
import { findInPublic, lockSignature, updateSignature } from './signature.repository.js';

export interface Accepted {
  /** Counted from now on. */
  readonly accepted: number;
  /** Ids of those left waiting, since this organisation or parliamentarian has a signature already, counted or excluded. */
  readonly already: readonly string[];
}

/**
 * Takes signatures that were given in public, and wait for this check, into the count, in one transaction. Each
 * organisation and each parliamentarian counts once, however many coordinators accept at once: they come one after
 * another, and the unique index `signature_public` stands behind it.
 */
export const acceptMany = (deps: ReviewDeps, signatures: readonly string[], by: ReviewedBy): Promise<Accepted> =>
  transaction(deps.database, async (tx) => {
    await deps.database.dialect.lock(tx, 'review');
    const already: string[] = [];
    let accepted = 0;
    for (const signature of signatures.toSorted()) {
      const became = await acceptOne(tx, deps, signature, by);
      if (became === 'accepted') accepted += 1;
      if (became === 'already') already.push(signature);
    }
    return { accepted, already };
  });

const acceptOne = async (
  tx: Queries,
  deps: ReviewDeps,
  id: string,
  by: ReviewedBy,
): Promise<'accepted' | 'already' | undefined> => {
  const signature = await lockSignature(tx, deps.database.dialect, id);
  if (signature?.status !== 'awaiting') return undefined;
  if (await findInPublic(tx, signature)) return 'already';
  await updateSignature(tx, id, { status: 'confirmed', confirmed_at: deps.clock.now() });
  await recordEvent(tx, deps, signature, 'sign', by);
  return 'accepted';
};
