import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 1;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** What a sealed value belongs to: authenticated, so that it can't be moved elsewhere. Its first word tells what it is. */
export type Place = readonly [`uncac-petition/${string}`, ...string[]];

/** JSON of a list: no two places give the same bytes. */
const associatedData = ([what, ...where]: Place): Buffer => Buffer.from(JSON.stringify([what, version, ...where]));

/**
 * Seals a value: version byte ‖ nonce (12 bytes) ‖ AES-256-GCM ciphertext of its JSON ‖ tag (16 bytes).
 *
 * @param key 32 bytes, from the keyring; used before anything else is awaited
 * @param blockBytes the JSON is filled up with spaces to a multiple of this, so that a length does not tell a name
 * @throws Error when the key has been zeroed already
 */
export const seal = (key: Uint8Array, value: object, place: Place, blockBytes: number): Buffer => {
  if (key.length !== keyBytes || key.every((byte) => byte === 0))
    throw new Error('The data key has been dropped; ask the keyring again.');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(padded(value, blockBytes)), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()]);
};

/** @returns undefined when the key or the place is another one, or the bytes were changed */
export const unseal = <T>(key: Uint8Array, sealed: Uint8Array, place: Place): T | undefined => {
  if (sealed[0] !== version || sealed.length < headBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, headBytes), { authTagLength: tagBytes })
      .setAAD(associatedData(place))
      .setAuthTag(sealed.subarray(-tagBytes));
    const plain = Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as T;
  } catch {
    return undefined;
  }
};

const padded = (value: object, blockBytes: number): Buffer => {
  const plain = Buffer.from(JSON.stringify(value));
  return Buffer.concat([plain, Buffer.alloc((blockBytes - (plain.length % blockBytes)) % blockBytes, ' ')]);
};
