import { gcm } from '@noble/ciphers/aes.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Cryptography } from '../cryptography.js';

/** For opening in a browser: crypto.subtle is missing on plain http, and takes longer for many small rows. */
export const nobleCryptography: Cryptography = {
  sha256: () => {
    const hash = sha256.create();
    return { update: (bytes) => void hash.update(bytes), digest: () => bytesToHex(hash.digest()) };
  },
  decrypt: (key, nonce, associatedData, sealed) => gcm(key, nonce, associatedData).decrypt(sealed),
};
