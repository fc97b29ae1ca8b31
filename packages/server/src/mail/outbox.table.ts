/** A mail still to be sent. Deleted once it is sent, and with it the only copy of the address. */
export interface OutboxTable {
  job: string;
  petition: string;
  /** What the mail is about; null for a mail about whatever the mailbox has signed. */
  signature: string | null;
  /** Then this finds it, when the mail is sent and not before: asking must not tell (promise 5). */
  signer_key: Uint8Array | null;
  /** Language of a mail without a signature. */
  lang: string | null;
  /** The address, encrypted under a key derived from `SECRET`, bound to the job. */
  recipient: Uint8Array;
  due_at: number;
  attempts: number;
  claimed_by: string | null;
  /** Until then nobody else takes the job. */
  lease_until: number | null;
  /** SMTP status or error code of the last attempt; never the answer's text, which may repeat the address. */
  last_error: string | null;
  created_at: number;
}

declare module '../db/schema.js' {
  interface Schema {
    outbox: OutboxTable;
  }
}
