import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { recordEvent } from '../tally/index.js';
import type { ReviewDeps, ReviewedBy } from './exclude.js';
import {
  findInPublic,
  findSignature,
  lockSignature,
  updateSignature,
  type SignatureRow,
} from './signature.repository.js';

export interface Accepted {
  /** Counted from now on. */
  readonly accepted: number;
  /** Those left waiting, since their organisation or parliamentarian has a signature already. */
  readonly already: readonly Already[];
}

export interface Already {
  readonly signature: string;
  /** The id of the one that has the place, counted or excluded. */
  readonly holder: string;
}

export interface AcceptOptions {
  /** A coordinator has seen that it is another organisation of the same domain, or another person of the same name. */
  readonly apart?: boolean;
}

/**
 * Takes signatures that were given in public, and wait for this check, into the count, in one transaction. Each
 * organisation and each parliamentarian counts once, however many coordinators accept at once: they come one after
 * another, and the unique index `signature_public` stands behind it. In the order given: the first has the place.
 */
export const acceptMany = (
  deps: ReviewDeps,
  signatures: readonly string[],
  by: ReviewedBy,
  { apart = false }: AcceptOptions = {},
): Promise<Accepted> =>
  transaction(deps.database, async (tx) => {
    await deps.database.dialect.lock(tx, 'review');
    // Held in the order in which all others hold them, so that nobody waits in a circle.
    for (const signature of signatures.toSorted()) await lockSignature(tx, deps.database.dialect, signature);
    const already: Already[] = [];
    let accepted = 0;
    for (const id of signatures) {
      const signature = await findSignature(tx, id);
      if (signature?.status !== 'awaiting') continue;
      const holder = await findInPublic(tx, signature);
      if (holder !== undefined && !apart) {
        already.push({ signature: id, holder });
        continue;
      }
      await acceptOne(tx, deps, signature, by, holder);
      accepted += 1;
    }
    return { accepted, already };
  });

/** @param beside the one that has the place; then this one takes a place of its own */
const acceptOne = async (
  tx: Queries,
  deps: ReviewDeps,
  row: SignatureRow,
  by: ReviewedBy,
  beside: string | undefined,
): Promise<void> => {
  const { signature, public_key: key } = row;
  await updateSignature(tx, signature, {
    status: 'confirmed',
    confirmed_at: deps.clock.now(),
    ...(beside !== undefined && { public_key: `${key}#${signature}` }),
  });
  await recordEvent(tx, deps, row, 'sign', by);
};
