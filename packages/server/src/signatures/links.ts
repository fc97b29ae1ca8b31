import type { KeyPurpose, Keys, SecretKey } from '../config/keys.js';

const idBytes = 16;
const macBytes = 16;

/** What a link in a mail lets its holder do. */
export type LinkPurpose = Extract<KeyPurpose, 'confirm-link' | 'mine-link'>;

/**
 * The token of a link: the signature's id and 16 bytes of a keyed hash of it, base64url. Nothing is stored for it, so a
 * stolen database holds no working link.
 */
export const linkToken = (keys: Keys, purpose: LinkPurpose, signature: string): string => {
  const id = Buffer.from(signature.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, keys[purpose].mac(id).subarray(0, macBytes)]).toString('base64url');
};

/** The signature that a token is for; undefined when it isn't one of ours. */
export const readLinkToken = (keys: Keys, purpose: LinkPurpose, token: string): string | undefined => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  return isOurs(keys[purpose], bytes) ? uuidText(bytes.subarray(0, idBytes)) : undefined;
};

const isOurs = (key: SecretKey, bytes: Buffer): boolean =>
  bytes.length === idBytes + macBytes && key.verifyMac(bytes.subarray(0, idBytes), bytes.subarray(idBytes));

const uuidText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
