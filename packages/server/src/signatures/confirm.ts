import { isPublicKind, limits } from '@uncac-petition/shared';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent } from '../tally/index.js';
import type { Queries } from '../db/database.js';
import { noteAlsoBrought } from './also-brought.js';
import { findLinked } from './links.js';
import { readMailboxProof } from './mailbox-proof.js';
import {
  findNewestPending,
  findSignature,
  lockSignature,
  updateSignature,
  type SignatureRow,
} from './signature.repository.js';

/** A link and the entry behind it live this long. */
export const linkLifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;

/** What a confirmation link is good for now. */
export type Confirmable =
  | {
      /** `unchosen`: the entry that was chosen instead is gone, or is not this mailbox's. */
      readonly state: 'pending' | 'confirmed' | 'awaiting' | 'declined' | 'expired' | 'withdrawn' | 'unchosen';
      readonly signature: SignatureRow;
    }
  | {
      readonly state: 'duplicate';
      readonly signature: SignatureRow;
      /** The member that is noted to have brought the signer too. */
      readonly alsoBrought: string | null;
    }
  | { readonly state: 'invalid' };

type ConfirmDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>;

/** Looks only; a GET never confirms, since mail scanners open links. */
export const findConfirmable = async (deps: ConfirmDeps, token: string): Promise<Confirmable> => {
  const { database, clock } = deps;
  const linked = await findOwn(deps, database.reads, token);
  if (linked !== undefined) return { state: stateOf(linked, clock.now()), signature: linked };
  const other = await findOther(deps, database.reads, token);
  return other === undefined ? { state: 'invalid' } : { state: 'expired', signature: other };
};

const findOwn = ({ keys }: Pick<Deps, 'keys'>, queries: Queries, token: string) =>
  findLinked(keys, 'confirm-link', token, (id) => findSignature(queries, id));

/**
 * Where the entry of a link is gone the link still proves its mailbox, as long as its mail may keep others back: this is the
 * newest of what waits from there. It is never confirmed unless it is chosen.
 */
const findOther = async (
  deps: Pick<Deps, 'keys' | 'clock'>,
  queries: Queries,
  token: string,
): Promise<SignatureRow | undefined> => {
  const signerKey = readMailboxProof(deps, token);
  return signerKey && findNewestPending(queries, signerKey, deps.clock.now() - linkLifeMs);
};

/** What is chosen by a link whose entry is gone, also when it waits no longer: a second time is harmless. */
const findChosen = async (
  deps: Pick<Deps, 'keys' | 'clock'>,
  queries: Queries,
  token: string,
  chosen: string | undefined,
): Promise<SignatureRow | undefined> => {
  const signerKey = readMailboxProof(deps, token);
  const signature = signerKey && chosen !== undefined ? await findSignature(queries, chosen) : undefined;
  return signerKey && signature?.signer_key && Buffer.from(signerKey).equals(signature.signer_key)
    ? signature
    : undefined;
};

/**
 * Confirms: pending becomes confirmed, and the event that will be counted is recorded, in one transaction. Who signs in
 * public becomes awaiting instead, until a coordinator has checked it, and counts only then. A second time is harmless.
 * `duplicate` says that this mailbox had already signed; the unique index on the signer key decides, however many confirm
 * at once on however many servers (promise 2). The first member is credited; a later one is noted.
 *
 * @param chosen another entry of the same mailbox and petition: the link proves the mailbox, so whoever floods it with
 *   mails keeps nobody from confirming their own
 */
export const confirm = async (deps: ConfirmDeps, token: string, chosen?: string): Promise<Confirmable> => {
  const { database } = deps;
  try {
    return await confirmOnce(deps, token, chosen);
  } catch (error) {
    if (!database.dialect.isUniqueViolation(error)) throw error;
    const { reads } = database;
    const signature = (await findOwn(deps, reads, token)) ?? (await findChosen(deps, reads, token, chosen));
    if (signature === undefined) return { state: 'invalid' };
    // Whatever was chosen is of the same mailbox, or it would not have come so far.
    const pressed = chosen === undefined ? signature : await findSignature(reads, chosen);
    const alsoBrought = pressed === undefined ? null : await noteAlsoBrought(deps, pressed);
    return { state: 'duplicate', signature, alsoBrought };
  }
};

const confirmOnce = (deps: ConfirmDeps, token: string, chosen?: string): Promise<Confirmable> =>
  transaction(deps.database, async (tx) => {
    const { database } = deps;
    const own = await findOwn(deps, tx, token);
    const linked = own ?? (await findChosen(deps, tx, token, chosen)) ?? (await findOther(deps, tx, token));
    if (linked === undefined) return { state: 'invalid' };
    if (own === undefined && chosen === undefined) return { state: 'expired', signature: linked };
    const signature = await lockSignature(tx, database.dialect, chosen ?? linked.signature);
    const now = deps.clock.now();
    if (signature === undefined || !isSameMailbox(signature, linked)) {
      const state = own === undefined ? 'expired' : stateOf(linked, now);
      return { state: state === 'pending' ? 'unchosen' : state, signature: linked };
    }
    const state = stateOf(signature, now);
    if (state !== 'pending') return { state, signature };
    if (isPublicKind(signature.kind)) {
      await updateSignature(tx, signature.signature, { status: 'awaiting' });
      return { state: 'awaiting', signature: { ...signature, status: 'awaiting' } };
    }
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
  return status === 'excluded' ? 'confirmed' : status;
};
