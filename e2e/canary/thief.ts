import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { deriveKeys } from '../../packages/server/src/config/keys.js';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Every key that a server holds: derived from `SECRET` for each purpose, the secret itself, and the petition's pepper. */
export const serverKeys = (secret: string, petition: string, wrappedPepper: Uint8Array): Buffer[] => {
  const keys = deriveKeys(secret);
  const pepper = keys.pepper.decrypt(wrappedPepper, `pepper/${petition}`);
  if (pepper === undefined) throw new Error('The pepper could not be unwrapped.');
  return [
    pepper,
    createHash('sha256').update(secret).digest(),
    Buffer.from(secret, 'base64url').subarray(0, keyBytes),
    ...Object.getOwnPropertyNames(keys).map((purpose) =>
      Buffer.from(hkdfSync('sha256', secret, '', `uncac-petition/${purpose}`, keyBytes)),
    ),
  ];
};

/**
 * What a blob says under a key. AES-GCM is read as the counter mode that it is, so that neither tag nor associated data
 * stand in the way; the nonce is tried where our formats have it.
 */
export const readWith = (key: Buffer, blob: Buffer): Buffer[] =>
  [0, 1].flatMap((head) => {
    const nonce = blob.subarray(head, head + nonceBytes);
    if (nonce.length < nonceBytes || blob.length < head + nonceBytes + tagBytes) return [];
    const counter = Buffer.concat([nonce, Buffer.of(0, 0, 0, 2)]);
    return [createDecipheriv('aes-256-ctr', key, counter).update(blob.subarray(head + nonceBytes))];
  });
