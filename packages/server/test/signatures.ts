import type { Handover, PublicEntry, SignatureKind } from '@uncac-petition/shared';
import { transaction } from '../src/db/transaction.js';
import type { Deps } from '../src/deps.js';
import { createKeyring, type Personal, type SignatureRow } from '../src/signatures/index.js';
import { recordEvent } from '../src/tally/index.js';

export interface TestSignature {
  readonly personal?: Personal;
  readonly country?: string;
  readonly member?: string | null;
  readonly handover?: Handover;
  readonly kind?: SignatureKind;
  /** A pending one has no event yet. */
  readonly status?: 'confirmed' | 'pending';
  /** The same one for several of one mailbox. */
  readonly signerKey?: Uint8Array;
  /** Signed in public. */
  readonly entry?: PublicEntry;
}

/** Adds signatures, confirmed ones unless said otherwise, sealed to the recipients, with their events; the tally counts them at its next tick. */
export const addSignatures = async (
  deps: Deps,
  petition: string,
  recipients: readonly string[],
  signatures: readonly TestSignature[],
): Promise<string[]> => {
  const keyring = createKeyring(deps, async () => recipients);
  const now = deps.clock.now();
  const rows: SignatureRow[] = [];
  for (const { personal = {}, country = 'KE', member = null, handover = 'full-name', ...rest } of signatures) {
    const { entry, status = 'confirmed', signerKey = deps.random.bytes(32) } = rest;
    const { kind = entry?.kind ?? 'individual' } = rest;
    const signature = deps.random.uuid(now);
    const { dataKey, sealed } = entry
      ? { dataKey: null, sealed: null }
      : await keyring.seal(personal, { petition, signature });
    rows.push({
      signature,
      petition,
      status,
      kind,
      country,
      member,
      lang: 'en',
      signer_key: signerKey,
      rule_version: 1,
      soft_key: null,
      flags: '[]',
      network_tag: null,
      data_key: dataKey,
      sealed,
      sealed_fields: JSON.stringify(Object.keys(personal)),
      display_name: null,
      public_entry: entry ? JSON.stringify(entry) : null,
      public_key: entry?.name ?? null,
      domain_check: null,
      declined: null,
      handover,
      petition_version: 1,
      privacy_version: 1,
      consent_version: 1,
      ask: 'support',
      ask_version: 1,
      posted_at: now,
      confirmed_at: status === 'confirmed' ? now : null,
      withdrawn_at: null,
    });
  }
  keyring.drop();
  await transaction(deps.database, async (tx) => {
    for (const row of rows) {
      await tx.insertInto('signature').values(row).execute();
      if (row.status === 'confirmed') await recordEvent(tx, deps, row, 'sign');
    }
  });
  return rows.map(({ signature }) => signature);
};
