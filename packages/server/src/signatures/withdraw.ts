import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { eraseSalts, recordEvent } from '../tally/index.js';
import { withdrawContacts } from './contact.repository.js';
import { findLinked } from './links.js';
import { findSignature, lockSignature, updateSignature, type SignatureRow } from './signature.repository.js';

type WithdrawDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>;

/** The signature behind a signer's own link. */
export const findMine = ({ database, keys }: WithdrawDeps, token: string): Promise<SignatureRow | undefined> =>
  findLinked(keys, 'mine-link', token, (id) => findSignature(database.reads, id));

/** Whether the petition's data were destroyed after its close: then all that is left is a number. */
export const isErased = ({ status, signer_key }: SignatureRow): boolean =>
  signer_key === null && (status === 'confirmed' || status === 'excluded');

/**
 * Withdraws: what was sealed, shown or kept for review is erased with the signer key, the count falls by one, and the same person may sign again.
 * A second time is harmless.
 *
 * @returns undefined when the link is not valid
 */
export const withdraw = ({ database, keys, ...deps }: WithdrawDeps, token: string): Promise<SignatureRow | undefined> =>
  transaction(database, async (tx) => {
    const signature = await findLinked(keys, 'mine-link', token, (id) => lockSignature(tx, database.dialect, id));
    if (signature === undefined || signature.status === 'withdrawn' || isErased(signature)) return signature;
    // Only what is counted can be taken from the count.
    if (signature.status === 'confirmed') await recordEvent(tx, deps, signature, 'withdraw');
    // One that was excluded keeps its place, or whoever was excluded could sign again; a restore won't count it.
    const place =
      signature.status === 'excluded'
        ? { withdrawn_at: signature.withdrawn_at ?? deps.clock.now() }
        : ({ status: 'withdrawn', withdrawn_at: deps.clock.now(), signer_key: null } as const);
    const erased = {
      ...place,
      sealed: null,
      sealed_fields: '[]',
      data_key: null,
      display_name: null,
      soft_key: null,
      network_tag: null,
    };
    await updateSignature(tx, signature.signature, erased);
    await withdrawContacts(tx, signature.signature, deps.clock.now());
    await eraseSalts(tx, [signature.signature]);
    return { ...signature, ...erased };
  });
