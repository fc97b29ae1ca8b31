import { limits } from '@uncac-petition/shared';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent } from '../tally/index.js';
import { findLinked } from './links.js';
import { findSignature, lockSignature, updateSignature, type SignatureRow } from './signature.repository.js';

/** A link and the entry behind it live this long. */
export const linkLifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;

/** What a confirmation link is good for now. */
export type Confirmable =
  | {
      /** `unchosen`: the entry that was chosen instead is gone, or is not this mailbox's. */
      readonly state: 'pending' | 'confirmed' | 'duplicate' | 'expired' | 'withdrawn' | 'unchosen';
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
 *
 * @param chosen another entry of the same mailbox and petition: the link proves the mailbox, so whoever floods it with
 *   mails keeps nobody from confirming their own
 */
export const confirm = async (deps: ConfirmDeps, token: string, chosen?: string): Promise<Confirmable> => {
  const { database, keys } = deps;
  try {
    return await confirmOnce(deps, token, chosen);
  } catch (error) {
    if (!database.dialect.isUniqueViolation(error)) throw error;
    const signature = await findLinked(keys, 'confirm-link', token, (id) => findSignature(database.reads, id));
    return signature === undefined ? { state: 'invalid' } : { state: 'duplicate', signature };
  }
};

const confirmOnce = ({ database, keys, ...deps }: ConfirmDeps, token: string, chosen?: string): Promise<Confirmable> =>
  transaction(database, async (tx) => {
    const linked = await findLinked(keys, 'confirm-link', token, (id) => findSignature(tx, id));
    if (linked === undefined) return { state: 'invalid' };
    const signature = await lockSignature(tx, database.dialect, chosen ?? linked.signature);
    const now = deps.clock.now();
    if (signature === undefined || !isSameMailbox(signature, linked)) {
      const state = stateOf(linked, now);
      return { state: state === 'pending' ? 'unchosen' : state, signature: linked };
    }
    const state = stateOf(signature, now);
    if (state !== 'pending') return { state, signature };
    await updateSignature(tx, signature.signature, { status: 'confirmed', confirmed_at: now });
    await recordEvent(tx, deps, signature, 'sign');
    return { state: 'confirmed', signature: { ...signature, status: 'confirmed', confirmed_at: now } };
  });

const isSameMailbox = (one: SignatureRow, other: SignatureRow): boolean =>
  one.signature === other.signature ||
  (one.petition === other.petition &&
    one.signer_key !== null &&
    other.signer_key !== null &&
    Buffer.from(one.signer_key).equals(other.signer_key));

/** @param now milliseconds since 1970 */
export const stateOf = ({ status, posted_at }: SignatureRow, now: number) => {
  if (status === 'pending') return now - posted_at > linkLifeMs ? 'expired' : 'pending';
  return status === 'withdrawn' ? 'withdrawn' : 'confirmed';
};
