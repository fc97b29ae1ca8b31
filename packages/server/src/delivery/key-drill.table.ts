/** A test row that the holder of a recipient key was given to open; the code in it is known to them alone. */
export interface KeyDrillTable {
  drill: string;
  petition: string;
  /** The recipient key that the row was sealed to. */
  key: string;
  /** SHA-256 of the code. */
  code_hash: Uint8Array;
  begun_at: number;
  /** When its holder told the code. */
  passed_at: number | null;
}

declare module '../db/schema.js' {
  interface Schema {
    key_drill: KeyDrillTable;
  }
}
