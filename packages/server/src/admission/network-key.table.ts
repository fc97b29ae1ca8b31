/** Keys of the networks' tags, one a day, encrypted under a key derived from `SECRET`; gone within 7 days. */
export interface NetworkKeyTable {
  /** UTC, such as `2008-11-25`. */
  day: string;
  key: Uint8Array;
}

declare module '../db/schema.js' {
  interface Schema {
    network_key: NetworkKeyTable;
  }
}
