import { limits } from '@uncac-petition/shared';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent } from '../tally/index.js';
import { findLinked } from './links.js';
import { findSignature, lockSignature, updateSignature, type SignatureRow } from './signature.repository.js';

const linkLifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;

/** What a confirmation link is good for now. */
export type Confirmable =
  | {
      readonly state: 'pending' | 'confirmed' | 'duplicate' | 'expired' | 'withdrawn';
      readonly signature: SignatureRow;
    }
  | { readonly state: 'invalid' };

type ConfirmDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>;

/** Looks only; a GET never confirms, since mail scanners open links. */
export const findConfirmable = async ({ database, keys, clock }: ConfirmDeps, token: string): Promise<Confirmable> => {
  const signature = await findLinked(keys, 'confirm-link', token, (id) => findSignature(database.reads, id));
  return signature === undefined ? { state: 'invalid' } : { state: stateOf(signature, clock.now()), signature };
};

/**
 * Confirms: pending becomes confirmed, and the event that will be counted is recorded, in one transaction. A second time
 * is harmless. `duplicate` says that this mailbox had already signed; the unique index on the signer key decides, however
 * many confirm at once on however many servers (promise 2).
 */
export const confirm = async (deps: ConfirmDeps, token: string): Promise<Confirmable> => {
  const { database, keys } = deps;
  try {
    return await confirmOnce(deps, token);
  } catch (error) {
    if (!database.dialect.isUniqueViolation(error)) throw error;
    const signature = await findLinked(keys, 'confirm-link', token, (id) => findSignature(database.reads, id));
    return signature === undefined ? { state: 'invalid' } : { state: 'duplicate', signature };
  }
};

const confirmOnce = ({ database, keys, ...deps }: ConfirmDeps, token: string): Promise<Confirmable> =>
  transaction(database, async (tx) => {
    const signature = await findLinked(keys, 'confirm-link', token, (id) => lockSignature(tx, database.dialect, id));
    if (signature === undefined) return { state: 'invalid' };
    const now = deps.clock.now();
    const state = stateOf(signature, now);
    if (state !== 'pending') return { state, signature };
    await updateSignature(tx, signature.signature, { status: 'confirmed', confirmed_at: now });
    await recordEvent(tx, deps, signature, 'sign');
    return { state: 'confirmed', signature: { ...signature, status: 'confirmed', confirmed_at: now } };
  });

const stateOf = ({ status, posted_at }: SignatureRow, now: number) => {
  if (status === 'pending') return now - posted_at > linkLifeMs ? 'expired' : 'pending';
  return status === 'withdrawn' ? 'withdrawn' : 'confirmed';
};
