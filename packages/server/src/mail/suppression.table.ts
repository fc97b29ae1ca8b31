/** Who wants no mail: a keyed hash of an address or a domain, and nothing else. */
export interface SuppressionTable {
  address_key: Uint8Array;
  created_at: number;
}

declare module '../db/schema.js' {
  interface Schema {
    suppression: SuppressionTable;
  }
}
