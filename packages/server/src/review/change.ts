import { publicKinds, signatureKinds, type SignatureKind } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import {
  acceptMany,
  declineMany,
  excludeMany,
  restoreMany,
  type Already,
  type ReviewedBy,
  type SignatureStatus,
} from '../signatures/index.js';
import { findForReview, type ReviewedSignature, type ReviewScope } from './review.repository.js';

type ChangeDeps = Pick<Deps, 'database' | 'clock' | 'random' | 'keys'>;

/** What a reviewer may do to many signatures at once. */
export interface Change {
  readonly verb: 'exclude' | 'restore' | 'accept' | 'decline';
  readonly done: 'excluded' | 'restored' | 'accepted' | 'declined';
  /** Of those that it changes; it leaves all others alone. */
  readonly from: readonly SignatureStatus[];
  /** All of them where it is left out. */
  readonly kinds?: readonly SignatureKind[];
  /** In one transaction. @returns how many were changed, by what they became */
  readonly act: (deps: ChangeDeps, signatures: readonly string[], by: ReviewedBy) => Promise<Changed>;
  /** What it is with `--apart`. */
  readonly apart?: Change;
}

export interface Changed {
  readonly done: number;
  /** Withdrawn by their signers while they were excluded, so not counted again. */
  readonly withdrawn: number;
  /** Those that wait on, since their organisation or parliamentarian has a signature already. */
  readonly already: readonly Already[];
}

const nothingElse = { withdrawn: 0, already: [] };

export const excluding: Change = {
  verb: 'exclude',
  done: 'excluded',
  from: ['confirmed'],
  act: async (deps, signatures, by) => ({ ...nothingElse, done: await excludeMany(deps, signatures, by) }),
};

export const restoring: Change = {
  verb: 'restore',
  done: 'restored',
  from: ['excluded'],
  act: async (deps, signatures, by) => {
    const { restored, withdrawn } = await restoreMany(deps, signatures, by);
    return { ...nothingElse, done: restored, withdrawn };
  },
};

const acceptingWith = (options: { readonly apart: boolean }): Change => ({
  verb: 'accept',
  done: 'accepted',
  from: ['awaiting'],
  act: async (deps, signatures, by) => {
    const { accepted, already } = await acceptMany(deps, signatures, by, options);
    return { ...nothingElse, done: accepted, already };
  },
});

export const accepting: Change = { ...acceptingWith({ apart: false }), apart: acceptingWith({ apart: true }) };

export const declining: Change = {
  verb: 'decline',
  done: 'declined',
  from: ['awaiting', 'excluded'],
  kinds: publicKinds,
  act: async (deps, signatures, by) => ({ ...nothingElse, done: await declineMany(deps, signatures, by) }),
};

/** The signatures that a change would change now, in the order in which it does. */
export const findChangeable = (
  { database }: Pick<Deps, 'database'>,
  { from, kinds = signatureKinds }: Change,
  scope: ReviewScope,
): Promise<ReviewedSignature[]> => findForReview(database.reads, scope, from, kinds);

/** Short, since on SQLite signers wait meanwhile. */
const batch = 100;

/** Changes these signatures and no others, whatever else may match by now; what was changed by others meanwhile stays. */
export const applyChange = async (
  deps: ChangeDeps,
  { act }: Change,
  signatures: readonly string[],
  by: ReviewedBy,
): Promise<Changed> => {
  const changed = { done: 0, withdrawn: 0, already: [] as Already[] };
  for (let start = 0; start < signatures.length; start += batch) {
    const { done, withdrawn, already } = await act(deps, signatures.slice(start, start + batch), by);
    changed.done += done;
    changed.withdrawn += withdrawn;
    changed.already.push(...already);
  }
  return changed;
};
