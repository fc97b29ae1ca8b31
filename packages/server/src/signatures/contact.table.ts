/** Contact data of a signer who opted in, sealed to one holder alone. A withdrawn one keeps nothing but its id. */
export interface ContactTable {
  /** UUIDv7, known to the holder alone: it leads to no signature for them. */
  contact: string;
  petition: string;
  signature: string;
  /** `lead`, or a member's slug after `member/`. */
  holder: string;
  data_key: string | null;
  sealed: Uint8Array | null;
  /** The text beside the box: `opt-in/member` or `opt-in/lead`, and its version (promise 12). */
  consent_text: string;
  consent_version: number;
  /** ISO 8601 day, UTC. */
  consent_day: string;
  withdrawn_at: number | null;
}

declare module '../db/schema.js' {
  interface Schema {
    contact: ContactTable;
  }
}
