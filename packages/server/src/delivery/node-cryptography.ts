import { createDecipheriv, createHash } from 'node:crypto';
import type { Cryptography } from '@uncac-petition/open';

const tagBytes = 16;

/** For opening on the command line. */
export const nodeCryptography: Cryptography = {
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
  },
  decrypt: (key, nonce, associatedData, sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
      .setAAD(associatedData)
      .setAuthTag(sealed.subarray(-tagBytes));
    const plain = decipher.update(sealed.subarray(0, -tagBytes));
    // Empty for this cipher; it is what throws.
    decipher.final();
    return plain;
  },
};
