import { limits } from '@uncac-petition/shared';
import type { Keys } from '../config/keys.js';
import { longestWindowMs } from '../config/mail-limits.js';
import type { Deps } from '../deps.js';
import { linkToken } from './links.js';
import type { SignatureRow } from './signature.repository.js';

const keyBytes = 32;
const timeBytes = 6;
const macBytes = 16;
/**
 * As long as a mail may count against its mailbox, and as it may wait before it is sent: no flood outlives the links that came
 * with it.
 */
const lifeMs = longestWindowMs + limits.confirmationDays * 24 * 60 * 60 * 1000;

type Mailed = Pick<SignatureRow, 'signature' | 'posted_at'> & { readonly signer_key: Uint8Array };

/**
 * The token of a confirmation mail: that of its link, a dot, and a proof of the mailbox that holds when the entry is gone:
 * when it was posted (6 bytes), the signer key, and 16 bytes of a keyed hash of both; base64url. Nothing is stored for it.
 */
export const confirmToken = (keys: Keys, mailed: Mailed): string => {
  const said = Buffer.alloc(timeBytes + keyBytes);
  said.writeUIntBE(mailed.posted_at, 0, timeBytes);
  said.set(mailed.signer_key, timeBytes);
  const mac = keys['mailbox-proof'].mac(said).subarray(0, macBytes);
  return `${linkToken(keys, 'confirm-link', mailed)}.${Buffer.concat([said, mac]).toString('base64url')}`;
};

/** The signer key of the mailbox to which a token was mailed; undefined when it proves none, or not any more. */
export const readMailboxProof = (
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  token: string,
): Uint8Array | undefined => {
  const bytes = Buffer.from(/^[A-Za-z0-9_-]{43}\.([A-Za-z0-9_-]{72})$/.exec(token)?.[1] ?? '', 'base64url');
  const said = bytes.subarray(0, timeBytes + keyBytes);
  if (!keys['mailbox-proof'].verifyMac(said, bytes.subarray(timeBytes + keyBytes))) return undefined;
  return said.readUIntBE(0, timeBytes) + lifeMs < clock.now() ? undefined : said.subarray(timeBytes);
};
