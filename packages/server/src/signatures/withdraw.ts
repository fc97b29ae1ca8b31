import { severPlace } from '../mail/index.js';
import { eraseSalts, recordEvent } from '../tally/index.js';
import { deleteAlsoBroughtOf } from './also-brought.repository.js';
import { changeMine, type MineDeps } from './change-mine.js';
import { withdrawContacts } from './contact.repository.js';
import type { SignatureRow } from './signature.repository.js';

/**
 * Withdraws: what was sealed, shown, signed with in public or kept for review is erased with the signer key, the count
 * falls by one, and the same person may sign again. A second time is harmless.
 *
 * @returns undefined when the link is not valid
 */
export const withdraw = (deps: MineDeps, token: string): Promise<SignatureRow | undefined> =>
  changeMine(deps, token, async (tx, signature) => {
    // Only what is counted can be taken from the count.
    if (signature.status === 'confirmed') await recordEvent(tx, deps, signature, 'withdraw');
    await withdrawContacts(tx, signature.signature, deps.clock.now());
    await deleteAlsoBroughtOf(tx, [signature.signature]);
    await eraseSalts(tx, [signature.signature]);
    await severPlace(tx, deps, signature.signature);
    // One that was excluded keeps its place, or whoever was excluded could sign again; a restore won't count it.
    const place =
      signature.status === 'excluded'
        ? { withdrawn_at: deps.clock.now() }
        : ({ status: 'withdrawn', withdrawn_at: deps.clock.now(), signer_key: null, public_key: null } as const);
    return {
      ...place,
      sealed: null,
      sealed_fields: '[]',
      data_key: null,
      display_name: null,
      public_entry: null,
      domain_check: null,
      soft_key: null,
      network_tag: null,
    };
  });
