import type { Deps } from '../deps.js';
import { findSigned, findToNote } from './also-brought.js';
import { linkToken } from './links.js';
import { confirmToken } from './mailbox-proof.js';
import { findBySignerKey, findSignature } from './signature.repository.js';

/** What a mail about a signature must say; decided when it is sent, so that posting never tells (promise 5). */
export type SignatureMail = {
  readonly petition: string;
  readonly lang: string;
  readonly member: string | null;
} & (
  | { readonly purpose: 'confirm'; readonly confirmToken: string }
  /** The mailbox has signed already: the link leads to that signature. */
  | {
      readonly purpose: 'known';
      readonly mineToken: string;
      /** Of the page where it can be noted that the member has brought the signer too; null where that is nothing new. */
      readonly alsoBroughtToken: string | null;
    }
  /** Whoever reads the mailbox has asked for the link to its signature. */
  | { readonly purpose: 'mine'; readonly mineToken: string }
);

/** What a job of the outbox says of its mail. */
export interface MailAbout {
  readonly petition: string;
  /** Null for a mail about whatever the mailbox has signed. */
  readonly signature: string | null;
  readonly signerKey: Uint8Array | null;
  readonly lang: string | null;
}

type MailDeps = Pick<Deps, 'database' | 'keys'>;

/** @returns undefined when there is nothing to write: nothing left to confirm, or nothing signed */
export const findSignatureMail = async (
  deps: MailDeps,
  { petition, signature, signerKey, lang }: MailAbout,
): Promise<SignatureMail | undefined> => {
  if (signature !== null) return mailOfPending(deps, signature);
  if (signerKey === null || lang === null) return undefined;
  const signed = await findBySignerKey(deps.database.reads, petition, signerKey);
  if (signed === undefined) return undefined;
  const mineToken = linkToken(deps.keys, 'mine-link', signed);
  return { petition, lang, member: signed.member, purpose: 'mine', mineToken };
};

const mailOfPending = async ({ database, keys }: MailDeps, id: string): Promise<SignatureMail | undefined> => {
  const signature = await findSignature(database.reads, id);
  if (signature === undefined || signature.status !== 'pending' || signature.signer_key === null) return undefined;
  const { petition, lang, member, signer_key } = signature;
  const about = { petition, lang, member };
  const link = confirmToken(keys, { ...signature, signer_key });
  const known = await findSigned(database.reads, signature);
  if (known === undefined) return { ...about, purpose: 'confirm', confirmToken: link };
  const isNew = (await findToNote({ database }, signature, known)) !== null;
  const mineToken = linkToken(keys, 'mine-link', known);
  return { ...about, purpose: 'known', mineToken, alsoBroughtToken: isNew ? link : null };
};
