import type { Queries } from '../db/database.js';
import type { Dialect } from '../db/dialect.js';
import type { OutboxTable } from './outbox.table.js';

/** A mail still to be sent, as the worker sees it; the address is still encrypted. */
export interface Job {
  readonly job: string;
  readonly petition: string;
  /** Null for a mail about whatever the mailbox has signed; then `signerKey` finds it. */
  readonly signature: string | null;
  readonly signerKey: Uint8Array | null;
  readonly lang: string | null;
  readonly recipient: Uint8Array;
  /** Tries that failed so far. */
  readonly attempts: number;
}

export interface Claim {
  /** Name of the worker, unique among all that run. */
  readonly worker: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
}

export interface Postponement {
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  /** A status or error code, never an answer's text: it may repeat the address. As it was when left out. */
  readonly lastError?: string;
  readonly attempts: number;
}

/** Puts a mail into the outbox; it is sent once the transaction has committed. */
export const insertJob = async (tx: Queries, row: OutboxTable): Promise<void> => {
  await tx.insertInto('outbox').values(row).execute();
};

/** Takes jobs that are due and that nobody holds, the longest waiting first. Until the lease ends they are this worker's alone. */
export const claimJobs = async (
  tx: Queries,
  dialect: Dialect,
  { worker, now, leaseMs, limit }: Claim,
): Promise<Job[]> => {
  const free = tx
    .selectFrom('outbox')
    .select(['job', 'petition', 'signature', 'signer_key as signerKey', 'lang', 'recipient', 'attempts'])
    .where('due_at', '<=', now)
    .where((or) => or.or([or('lease_until', 'is', null), or('lease_until', '<', now)]))
    .orderBy('due_at')
    .limit(limit);
  const jobs = await dialect.forUpdateSkipLocked(free).execute();
  if (jobs.length === 0) return [];
  await tx
    .updateTable('outbox')
    .set({ claimed_by: worker, lease_until: now + leaseMs })
    .where(
      'job',
      'in',
      jobs.map(({ job }) => job),
    )
    .execute();
  return jobs;
};

/** Erases a job and with it the address. @returns false when it is no longer this worker's */
export const deleteJob = async (tx: Queries, job: string, worker: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('outbox')
    .where('job', '=', job)
    .where('claimed_by', '=', worker)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
};

/** Erases the mails still to be sent for signatures that are gone. */
export const deleteJobsOf = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length > 0) await tx.deleteFrom('outbox').where('signature', 'in', signatures).execute();
};

/** Erases mails of a petition, whatever they are about. @returns how many */
export const deleteJobsOfPetition = async (tx: Queries, petition: string, most: number): Promise<number> => {
  const some = tx.selectFrom('outbox').select('job').where('petition', '=', petition).limit(most);
  const { numDeletedRows } = await tx.deleteFrom('outbox').where('job', 'in', some).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};

/** Mails without a signature that have waited since then. @param before milliseconds since 1970 */
export const countRequestsBefore = async (queries: Queries, before: number): Promise<number> => {
  const { jobs } = await queries
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('jobs'))
    .where('signature', 'is', null)
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow();
  return jobs;
};

/** @param before milliseconds since 1970 @returns how many are gone */
export const deleteRequestsBefore = async (tx: Queries, before: number, most: number): Promise<number> => {
  const some = tx
    .selectFrom('outbox')
    .select('job')
    .where('signature', 'is', null)
    .where('created_at', '<', before)
    .limit(most);
  const { numDeletedRows } = await tx.deleteFrom('outbox').where('job', 'in', some).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
};

/** Makes the mails of signatures due that only wait for their mailbox's limit. @param now milliseconds since 1970 */
export const bringForward = async (tx: Queries, signatures: readonly string[], now: number): Promise<void> => {
  if (signatures.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ due_at: now })
    .where('signature', 'in', signatures)
    .where('due_at', '>', now)
    .where('attempts', '=', 0)
    .where('claimed_by', 'is', null)
    .execute();
};

/** Gives a job back, to be tried again later. @returns false when it is no longer this worker's */
export const postponeJob = async (
  tx: Queries,
  job: string,
  worker: string,
  { dueAt, lastError, attempts }: Postponement,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({
      due_at: dueAt,
      attempts,
      claimed_by: null,
      lease_until: null,
      ...(lastError !== undefined && { last_error: lastError }),
    })
    .where('job', '=', job)
    .where('claimed_by', '=', worker)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
};

/** When the job that waits longest is or was due, in milliseconds since 1970; undefined when the outbox is empty. */
export const oldestDue = async (queries: Queries): Promise<number | undefined> => {
  const row = await queries.selectFrom('outbox').select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
  return row?.due_at;
};

/** Ends all claims; only where nobody else can be at work, so that they are those of a server that was killed. */
export const releaseClaims = async (tx: Queries): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ claimed_by: null, lease_until: null })
    .where('claimed_by', 'is not', null)
    .execute();
};
