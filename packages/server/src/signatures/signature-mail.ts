import type { Deps } from '../deps.js';
import { linkToken } from './links.js';
import { findBySignerKey, findSignature } from './signature.repository.js';

/** What the mail for a pending signature must say; decided when it is sent, so that posting never tells (promise 5). */
export type SignatureMail = {
  readonly petition: string;
  readonly lang: string;
  readonly member: string | null;
} & (
  | { readonly purpose: 'confirm'; readonly confirmToken: string }
  /** The mailbox has signed already: the link leads to that signature. */
  | { readonly purpose: 'known'; readonly mineToken: string }
);

/** @returns undefined when there is nothing left to confirm */
export const findSignatureMail = async (
  { database, keys }: Pick<Deps, 'database' | 'keys'>,
  id: string,
): Promise<SignatureMail | undefined> => {
  const signature = await findSignature(database.reads, id);
  if (signature === undefined || signature.status !== 'pending' || signature.signer_key === null) return undefined;
  const { petition, lang, member } = signature;
  const known = await findBySignerKey(database.reads, petition, signature.signer_key);
  return known === undefined
    ? { petition, lang, member, purpose: 'confirm', confirmToken: linkToken(keys, 'confirm-link', signature) }
    : { petition, lang, member, purpose: 'known', mineToken: linkToken(keys, 'mine-link', known) };
};
