import type { Keys } from '../config/keys.js';

const keyBytes = 16;
const macBytes = 16;

/**
 * The token of "never write to me again": what the list of the suppressed would hold of the address, and a keyed hash of
 * it, base64url. Nothing is stored for it; it is made when a mail is sent, since only then the address is known.
 *
 * @param addressKey 16 bytes, from `suppressionKey`
 */
export const stopToken = (keys: Keys, addressKey: Uint8Array): string =>
  Buffer.concat([addressKey, keys['stop-link'].mac(addressKey).subarray(0, macBytes)]).toString('base64url');

/** What to put on the list; undefined when the token isn't one of ours. */
export const readStopToken = (keys: Keys, token: string): Buffer | undefined => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const addressKey = bytes.subarray(0, keyBytes);
  return keys['stop-link'].verifyMac(addressKey, bytes.subarray(keyBytes)) ? addressKey : undefined;
};
