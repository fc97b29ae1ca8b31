import type { Nonce } from './used-nonce.repository.js';

/** What a request has shown before it may sign, and what was noticed about it. */
export interface Admission {
  /** Used up in the transaction that stores the signature; undefined where the petition asks for no proof. */
  readonly nonce: Nonce | undefined;
  /** For review; none of them refuses anything. */
  readonly flags: readonly string[];
  /** 16 bits; null where the network is not known. */
  readonly networkTag: number | null;
}

/** Of a request that nothing was asked of, or nothing noticed about. */
export const freely: Admission = { nonce: undefined, flags: [], networkTag: null };
