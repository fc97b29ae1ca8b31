import { parseAddress } from '@uncac-petition/shared';
import { useNonce, type Nonce } from '../admission/index.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { insertJob, prepareJob } from '../mail/index.js';
import type { PublishedPetition } from '../petitions/index.js';
import { signerKey } from './signer-key.js';

/**
 * Has the link to an address's own signature mailed to it. The same work for every address: whether there is a signature,
 * and so a mail, is decided when it would be sent (promise 5).
 *
 * @param asked the language is that of the mail
 * @param nonce of the form, used up in the same transaction
 * @throws ProblemError `invalid-fields`
 */
export const askForMine = async (
  deps: Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>,
  { petition, pepper }: Pick<PublishedPetition, 'petition' | 'pepper'>,
  { email, lang }: { readonly email: string; readonly lang: string },
  nonce: Nonce,
): Promise<void> => {
  const address = parseAddress(email);
  if (address === undefined) throw new ProblemError('invalid-fields', { errors: [{ path: 'email', code: 'invalid' }] });
  // Once the pepper is destroyed, nobody's signature can be found any more.
  if (pepper === undefined) return;
  const mailbox = { signerKey: signerKey(pepper, petition, address.canonical), lang };
  const job = prepareJob(deps, { petition, mailbox, address: address.deliverable });
  await transaction(deps.database, async (tx) => {
    await useNonce(tx, nonce);
    await insertJob(tx, job);
  });
};
