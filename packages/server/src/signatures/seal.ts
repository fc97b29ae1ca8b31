import { createCipheriv, randomBytes } from 'node:crypto';
import { associatedData, nonceBytes, sealedVersion, type Place } from '@uncac-petition/open/format';

const keyBytes = 32;

/**
 * Seals a value, as `packages/open` unseals it.
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
  return Buffer.concat([Buffer.of(sealedVersion), nonce, body, cipher.getAuthTag()]);
};

const padded = (value: object, blockBytes: number): Buffer => {
  const plain = Buffer.from(JSON.stringify(value));
  return Buffer.concat([plain, Buffer.alloc((blockBytes - (plain.length % blockBytes)) % blockBytes, ' ')]);
};
