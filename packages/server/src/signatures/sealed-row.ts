import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What is personal in a signature; only the holder of a petition's identity reads it. */
export interface Personal {
  readonly name?: string;
  readonly locality?: string;
}

/** To whom a row belongs: authenticated, so that a sealed row can't be moved to another signature. */
export interface RowPlace {
  readonly petition: string;
  /** UUID. */
  readonly signature: string;
}

const version = 1;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;
/** The plaintext is filled up with spaces to a multiple of this, so that a length does not tell a name. */
const blockBytes = 128;

/** JSON of a list: no two places give the same bytes. */
const associatedData = ({ petition, signature }: RowPlace): Buffer =>
  Buffer.from(JSON.stringify(['uncac-petition/signature', version, petition, signature.toLowerCase()]));

/**
 * Seals what is personal in a signature: version byte ‖ nonce (12 bytes) ‖ AES-256-GCM ciphertext ‖ tag (16 bytes).
 *
 * @param key 32 bytes, from the keyring; used before anything else is awaited
 * @throws Error when the key has been zeroed already
 */
export const sealRow = (key: Uint8Array, personal: Personal, place: RowPlace): Buffer => {
  if (key.length !== keyBytes || key.every((byte) => byte === 0))
    throw new Error('The data key has been dropped; ask the keyring again.');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(padded(personal)), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()]);
};

/**
 * Opens a sealed row.
 *
 * @returns undefined when the key or the place is another one, or the bytes were changed
 */
export const openRow = (key: Uint8Array, sealed: Uint8Array, place: RowPlace): Personal | undefined => {
  if (sealed[0] !== version || sealed.length < headBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, headBytes), { authTagLength: tagBytes })
      .setAAD(associatedData(place))
      .setAuthTag(sealed.subarray(-tagBytes));
    const plain = Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]);
    return JSON.parse(plain.toString('utf8')) as Personal;
  } catch {
    return undefined;
  }
};

const padded = ({ name, locality }: Personal): Buffer => {
  const plain = Buffer.from(JSON.stringify({ name, locality }));
  return Buffer.concat([plain, Buffer.alloc((blockBytes - (plain.length % blockBytes)) % blockBytes, ' ')]);
};
