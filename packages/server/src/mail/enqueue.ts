import type { SecretKey } from '../config/keys.js';
import type { Deps } from '../deps.js';
import type { OutboxTable } from './outbox.table.js';

export type NewJob = {
  readonly petition: string;
  /** Deliverable, as `parseAddress` gives it. */
  readonly address: string;
  /** Milliseconds since 1970; now when left out. */
  readonly dueAt?: number;
} & (
  | { readonly signature: string }
  /** About whatever the mailbox has signed; in that language. */
  | { readonly mailbox: { readonly signerKey: Uint8Array; readonly lang: string } }
);

/** Makes the row of a mail to be sent, to be written by `insertJob` in the transaction that causes the mail. */
export const prepareJob = (
  { keys, random, clock }: Pick<Deps, 'keys' | 'random' | 'clock'>,
  { petition, address, dueAt, ...about }: NewJob,
): OutboxTable => {
  const now = clock.now();
  const job = random.uuid(now);
  return {
    job,
    petition,
    signature: 'signature' in about ? about.signature : null,
    signer_key: 'mailbox' in about ? about.mailbox.signerKey : null,
    lang: 'mailbox' in about ? about.mailbox.lang : null,
    recipient: keys.outbox.encrypt(Buffer.from(address), context(job)),
    due_at: dueAt ?? now,
    attempts: 0,
    claimed_by: null,
    lease_until: null,
    last_error: null,
    created_at: now,
  };
};

/** The address of a job; undefined when `SECRET` is another one, or the row is not the one it was written to. */
export const openRecipient = (
  key: SecretKey,
  { job, recipient }: Pick<OutboxTable, 'job' | 'recipient'>,
): string | undefined => key.decrypt(recipient, context(job))?.toString();

const context = (job: string) => `outbox/${job}`;
