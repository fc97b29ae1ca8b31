import { createHash } from 'node:crypto';
import type { TallyEventTable } from './tally.table.js';

/** What an entry commits to. */
export type Committed = Pick<
  TallyEventTable,
  'petition' | 'signature' | 'turn' | 'type' | 'kind' | 'country' | 'member' | 'at'
>;

/**
 * A commitment that tells nothing without its salt, and binds the entry to its row with it: SHA-256 over the salt and
 * the fields, as JSON.
 *
 * @param salt 16 random bytes
 */
export const commitTo = (event: Committed, salt: Uint8Array): Buffer => {
  const { petition, signature, turn, type, kind, country, member, at } = event;
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([petition, signature, turn, type, kind, country, member, at]))
    .digest();
};
