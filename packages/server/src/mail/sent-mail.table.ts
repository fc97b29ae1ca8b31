/** That a mailbox was sent a mail, for as long as a limit counts it. */
export interface SentMailTable {
  /** Keyed hash of what the mail was about, so that a second try counts once; without `SECRET` nothing leads from here to a signature. */
  place: Uint8Array;
  /** Keyed hash of the canonical address. */
  address_key: Uint8Array;
  sent_at: number;
}

declare module '../db/schema.js' {
  interface Schema {
    sent_mail: SentMailTable;
  }
}
