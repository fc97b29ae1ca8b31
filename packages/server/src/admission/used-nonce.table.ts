/** Proofs of work and form tokens that have been used; kept until they would have expired anyway. */
export interface UsedNonceTable {
  nonce: Uint8Array;
  expires_at: number;
}

declare module '../db/schema.js' {
  interface Schema {
    used_nonce: UsedNonceTable;
  }
}
