import type { Cryptography } from './cryptography.js';

/* Something sealed: version byte ‖ nonce ‖ AES-256-GCM ciphertext of its JSON ‖ tag. */
export const sealedVersion = 1;
export const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** What a sealed value belongs to: authenticated, so that it can't be moved elsewhere. Its first word tells what it is. */
export type Place = readonly [`uncac-petition/${string}`, ...string[]];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** JSON of a list: no two places give the same bytes. */
export const associatedData = ([what, ...where]: Place): Uint8Array =>
  encoder.encode(JSON.stringify([what, sealedVersion, ...where]));

/** @returns undefined when the key or the place is another one, or the bytes were changed */
export const unseal = <T>(
  { decrypt }: Pick<Cryptography, 'decrypt'>,
  key: Uint8Array,
  sealed: Uint8Array,
  place: Place,
): T | undefined => {
  if (sealed[0] !== sealedVersion || sealed.length < headBytes + tagBytes) return undefined;
  try {
    const plain = decrypt(key, sealed.subarray(1, headBytes), associatedData(place), sealed.subarray(headBytes));
    return JSON.parse(decoder.decode(plain)) as T;
  } catch {
    return undefined;
  }
};
