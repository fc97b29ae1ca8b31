import type { Deps } from '../deps.js';
import { excludeMany, restoreMany, type ReviewedBy, type SignatureStatus } from '../signatures/index.js';
import { findForReview, type ReviewedSignature, type ReviewScope } from './review.repository.js';

type ChangeDeps = Pick<Deps, 'database' | 'clock' | 'random'>;

/** What a reviewer may do to many signatures at once. */
export interface Change {
  readonly verb: 'exclude' | 'restore';
  readonly done: 'excluded' | 'restored';
  /** Of those that it changes; it leaves all others alone. */
  readonly from: SignatureStatus;
  /** In one transaction. @returns how many were changed, by what they became */
  readonly act: (deps: ChangeDeps, signatures: readonly string[], by: ReviewedBy) => Promise<Changed>;
}

export interface Changed {
  readonly done: number;
  /** Withdrawn by their signers while they were excluded, so not counted again. */
  readonly withdrawn: number;
}

export const excluding: Change = {
  verb: 'exclude',
  done: 'excluded',
  from: 'confirmed',
  act: async (deps, signatures, by) => ({ done: await excludeMany(deps, signatures, by), withdrawn: 0 }),
};

export const restoring: Change = {
  verb: 'restore',
  done: 'restored',
  from: 'excluded',
  act: async (deps, signatures, by) => {
    const { restored, withdrawn } = await restoreMany(deps, signatures, by);
    return { done: restored, withdrawn };
  },
};

/** The signatures that a change would change now. */
export const findChangeable = (
  { database }: Pick<Deps, 'database'>,
  { from }: Change,
  { petition, conditions }: ReviewScope,
): Promise<ReviewedSignature[]> =>
  findForReview(database.reads, { petition, conditions: [...conditions, { is: 'status', status: from }] });

/** Short, since on SQLite signers wait meanwhile. */
const batch = 100;

/** Changes these signatures and no others, whatever else may match by now; what was changed by others meanwhile stays. */
export const applyChange = async (
  deps: ChangeDeps,
  { act }: Change,
  signatures: readonly string[],
  by: ReviewedBy,
): Promise<Changed> => {
  const changed = { done: 0, withdrawn: 0 };
  for (let start = 0; start < signatures.length; start += batch) {
    const { done, withdrawn } = await act(deps, signatures.slice(start, start + batch), by);
    changed.done += done;
    changed.withdrawn += withdrawn;
  }
  return changed;
};
