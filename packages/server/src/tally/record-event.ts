import type { TallyType } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import type { Deps } from '../deps.js';
import { commitTo, type Committed } from './commitment.js';
import { countEvents, insertEvent } from './tally.repository.js';

const saltBytes = 16;

/**
 * Adds an event in the verb's own transaction; the tally gives it its index later. The signature's row must be locked,
 * so that its events come one after another.
 *
 * @param by why and by whom, where it was not the signer
 */
export const recordEvent = async (
  tx: Queries,
  { clock, random }: Pick<Deps, 'clock' | 'random'>,
  signature: Pick<Committed, 'petition' | 'signature' | 'kind' | 'country' | 'member'>,
  type: TallyType,
  by?: { readonly reason: string; readonly actor: string },
): Promise<void> => {
  const { petition, kind, country, member } = signature;
  const at = clock.now();
  const turn = 1 + (await countEvents(tx, signature.signature));
  const event: Committed = { petition, signature: signature.signature, turn, type, kind, country, member, at };
  const salt = random.bytes(saltBytes);
  await insertEvent(tx, {
    ...event,
    event: random.uuid(at),
    salt,
    commitment: commitTo(event, salt),
    entry_index: null,
    reason: by?.reason ?? null,
    actor: by?.actor ?? null,
  });
};
