import type { Nonce } from './used-nonce.repository.js';

/**
 * What is noticed: `honeypot`, a field that people don't see was filled in, though autofill may do so too; `fast`, less time
 * than people take has gone by since the form or challenge was given out.
 */
export const flags = ['honeypot', 'fast'] as const;
export type Flag = (typeof flags)[number];

/** What a request has shown before it may sign, and what was noticed about it. */
export interface Admission {
  /** Used up in the transaction that stores the signature; undefined where the petition asks for no proof. */
  readonly nonce: Nonce | undefined;
  /** For review; none of them refuses anything. */
  readonly flags: readonly Flag[];
  /** 16 bits; null where the network is not known. */
  readonly networkTag: number | null;
}
