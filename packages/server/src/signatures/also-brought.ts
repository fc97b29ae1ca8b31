import { transaction } from '../db/transaction.js';
import type { Queries } from '../db/database.js';
import type { Deps } from '../deps.js';
import { deleteAlsoBrought, insertAlsoBrought, listAlsoBrought } from './also-brought.repository.js';
import { findBySignerKey, lockSignature, type SignatureRow } from './signature.repository.js';

/** An entry from a mailbox that had signed already, with what it may be good for. */
type Entry = Pick<SignatureRow, 'petition' | 'signer_key' | 'member'>;

/**
 * Notes that the member on whose page an entry was made brought its signer too, who had signed already. Only whoever reads
 * the mailbox may have it noted, and however often they do, it stands once. Nothing is counted by it.
 *
 * @returns that member; null where there is none to note
 */
export const noteAlsoBrought = (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  entry: Entry,
): Promise<string | null> =>
  transaction(database, async (tx) => {
    const signed = await findSigned(tx, entry);
    // Held, so that a withdrawal at the same time leaves nothing behind.
    const held = signed && (await lockSignature(tx, database.dialect, signed.signature));
    if (held === undefined || !isBroughtTo(held, entry)) return null;
    await insertAlsoBrought(tx, { ...held, member: entry.member }, clock.now());
    return entry.member;
  });

/** The member that could be noted for an entry, and is not yet; null where there is none. */
export const findToNote = async (
  { database: { reads } }: Pick<Deps, 'database'>,
  entry: Entry,
  signed: SignatureRow | undefined,
): Promise<string | null> => {
  if (signed === undefined || !isBroughtTo(signed, entry)) return null;
  return (await listAlsoBrought(reads, signed.signature)).includes(entry.member) ? null : entry.member;
};

/** The same by the entry alone. */
export const findMemberToNote = async (deps: Pick<Deps, 'database'>, entry: Entry): Promise<string | null> =>
  findToNote(deps, entry, await findSigned(deps.database.reads, entry));

/** The mailbox's owner says that an entry was not theirs. */
export const forgetAlsoBrought = async (tx: Queries, entry: Entry): Promise<void> => {
  const signed = await findSigned(tx, entry);
  if (signed !== undefined && entry.member !== null) await deleteAlsoBrought(tx, signed.signature, entry.member);
};

/** The signature that has taken the mailbox's one place. */
export const findSigned = async (
  queries: Queries,
  { petition, signer_key }: Entry,
): Promise<SignatureRow | undefined> =>
  signer_key === null ? undefined : findBySignerKey(queries, petition, signer_key);

const isBroughtTo = (signed: SignatureRow, entry: Entry): entry is Entry & { member: string } =>
  entry.member !== null && entry.member !== signed.member && signed.signer_key !== null && signed.withdrawn_at === null;
