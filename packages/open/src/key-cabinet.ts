import { base64 } from '@scure/base';
import { Decrypter } from 'age-encryption';
import { OpenError } from './open-error.js';

/** A row that needs a key. */
export interface NeedsKey {
  /** Its id, for what is said about it. */
  readonly row: string;
  readonly dataKey: string | null;
  /** An age file, base64. */
  readonly wrapped: string | null;
}

/** The data keys of an export, each unwrapped once. */
export interface KeyCabinet {
  /**
   * Unwraps the key of a row, unless it is known.
   *
   * @throws OpenError when no identity opens it
   */
  readonly unwrap: (needs: NeedsKey) => Promise<Uint8Array>;
  readonly find: (dataKey: string | null) => Uint8Array | undefined;
}

export const createKeyCabinet = (identities: readonly string[]): KeyCabinet => {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const keys = new Map<string, Uint8Array>();
  return {
    find: (dataKey) => keys.get(dataKey ?? ''),
    unwrap: async ({ row, dataKey, wrapped }) => {
      if (dataKey === null || wrapped === null) throw new OpenError('key-missing', row);
      const key = await unwrapped(decrypter, wrapped, keys.size);
      keys.set(dataKey, key);
      return key;
    },
  };
};

const unwrapped = async (decrypter: Decrypter, wrapped: string, opened: number): Promise<Uint8Array> => {
  try {
    return await decrypter.decrypt(base64.decode(wrapped));
  } catch {
    throw new OpenError(opened === 0 ? 'no-identity-fits' : 'another-identity-needed');
  }
};
