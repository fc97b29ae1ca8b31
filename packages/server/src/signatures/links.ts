import type { KeyPurpose, Keys } from '../config/keys.js';
import type { SignatureRow } from './signature.repository.js';

const idBytes = 16;
const macBytes = 16;

/** What a link in a mail lets its holder do. */
export type LinkPurpose = Extract<KeyPurpose, 'confirm-link' | 'mine-link'>;

/**
 * What a link leads to. The time belongs to it: a client may choose the id, and post it again for another mailbox once the
 * pending row is gone. A link to the first must not confirm the second.
 */
type Linked = Pick<SignatureRow, 'signature' | 'posted_at'>;

/**
 * The token of a link: the signature's id and 16 bytes of a keyed hash, base64url. Nothing is stored for it, so a stolen
 * database holds no working link.
 */
export const linkToken = (keys: Keys, purpose: LinkPurpose, linked: Linked): string => {
  const mac = keys[purpose].mac(macInput(linked)).subarray(0, macBytes);
  return Buffer.concat([idOf(linked), mac]).toString('base64url');
};

/**
 * The signature that a token leads to; undefined when the token isn't one of ours, or the signature is gone.
 *
 * @param find looks for the signature that the token names, and locks it where it is to be changed
 */
export const findLinked = async (
  keys: Keys,
  purpose: LinkPurpose,
  token: string,
  find: (signature: string) => Promise<SignatureRow | undefined>,
): Promise<SignatureRow | undefined> => {
  const base = purpose === 'confirm-link' ? token.split('.', 1).join('') : token;
  if (!/^[A-Za-z0-9_-]{43}$/.test(base)) return undefined;
  const bytes = Buffer.from(base, 'base64url');
  const signature = await find(uuidText(bytes.subarray(0, idBytes)));
  if (signature === undefined) return undefined;
  return keys[purpose].verifyMac(macInput(signature), bytes.subarray(idBytes)) ? signature : undefined;
};

const idOf = ({ signature }: Linked): Buffer => Buffer.from(signature.replaceAll('-', ''), 'hex');

const macInput = (linked: Linked): Buffer => {
  const postedAt = Buffer.alloc(8);
  postedAt.writeBigUInt64BE(BigInt(linked.posted_at));
  return Buffer.concat([idOf(linked), postedAt]);
};

const uuidText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
