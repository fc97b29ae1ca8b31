import type { Deps } from '../deps.js';
import { linkLifeMs } from './confirm.js';
import { listPending, type PendingEntry, type SignatureRow } from './signature.repository.js';

const most = 10;

/** Entries of one mailbox that wait to be confirmed. */
export interface Entries {
  /** The newest first, at most ten. */
  readonly entries: readonly PendingEntry[];
  /** How many to skip to see older ones; undefined where there are none. */
  readonly older: number | undefined;
}

/** What waits to be confirmed from the mailbox and for the petition of a signature. */
export const findEntries = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { petition, signer_key }: Pick<SignatureRow, 'petition' | 'signer_key'>,
  skip = 0,
): Promise<Entries> => {
  if (signer_key === null) return { entries: [], older: undefined };
  const mailbox = { petition, signerKey: signer_key, postedFrom: clock.now() - linkLifeMs };
  const found = await listPending(database.reads, mailbox, { skip, most: most + 1 });
  return { entries: found.slice(0, most), older: found.length > most ? skip + most : undefined };
};
