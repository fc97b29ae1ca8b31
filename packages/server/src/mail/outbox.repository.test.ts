import { expect, it } from 'vitest';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { openRecipient, prepareJob } from './enqueue.js';
import {
  claimJobs,
  deleteJob,
  deleteJobsOf,
  insertJob,
  oldestDue,
  postponeJob,
  type Claim,
} from './outbox.repository.js';

const petition = 'review-mechanism';

onBothDatabases('the outbox', ({ open }) => {
  const start = async () => {
    const database = await open();
    const deps = testDeps(database);
    const row = { petition, settings: '{}', texts: '{}', pepper: Buffer.alloc(32), revision: 1, created_at: 0 };
    await transaction(database, (tx) => tx.insertInto('petition').values(row).execute());
    const add = async (address = 'wanjiku@example.org', dueAt?: number) => {
      const signature = deps.random.uuid(deps.clock.now());
      const job = prepareJob(deps, { petition, signature, address, ...(dueAt !== undefined && { dueAt }) });
      await transaction(database, (tx) => insertJob(tx, job));
      return job;
    };
    return { database, deps, add, now: deps.clock.now() };
  };

  const claim = (database: Database, changes: Partial<Claim> & Pick<Claim, 'now'>) =>
    transaction(database, (tx) =>
      claimJobs(tx, database.dialect, { worker: 'one', leaseMs: 60_000, limit: 10, ...changes }),
    );

  it('keeps an address so that only the right key and the right job open it', async () => {
    const { database, deps, add, now } = await start();
    const { job } = await add('wanjiku@example.org');
    const [claimed] = await claim(database, { now });
    expect(claimed).toBeDefined();
    if (claimed === undefined) return;
    expect(Buffer.from(claimed.recipient).includes('wanjiku')).toBe(false);
    expect(openRecipient(deps.keys.outbox, claimed)).toBe('wanjiku@example.org');
    expect(openRecipient(deps.keys.outbox, { ...claimed, job: deps.random.uuid(now) })).toBeUndefined();
    expect(openRecipient(deps.keys['dev-mail'], { job, recipient: claimed.recipient })).toBeUndefined();
  });

  it('gives a job to one worker until its lease ends', async () => {
    const { database, add, now } = await start();
    const { job } = await add();
    expect((await claim(database, { now })).map((one) => one.job)).toEqual([job]);
    expect(await claim(database, { now: now + 60_000, worker: 'two' })).toEqual([]);
    expect((await claim(database, { now: now + 60_001, worker: 'two' })).map((one) => one.job)).toEqual([job]);
    expect(await transaction(database, (tx) => deleteJob(tx, job, 'one'))).toBe(false);
    expect(await transaction(database, (tx) => deleteJob(tx, job, 'two'))).toBe(true);
    expect(await oldestDue(database.reads)).toBeUndefined();
  });

  it('hands out what is due, the longest waiting first, and not more than asked for', async () => {
    const { database, add, now } = await start();
    const later = await add('b@example.org', now);
    const first = await add('a@example.org', now - 5_000);
    await add('c@example.org', now + 1);
    expect(await oldestDue(database.reads)).toBe(now - 5_000);
    expect((await claim(database, { now, limit: 1 })).map(({ job }) => job)).toEqual([first.job]);
    expect((await claim(database, { now })).map(({ job }) => job)).toEqual([later.job]);
    expect(await claim(database, { now })).toEqual([]);
  });

  it('postpones a job for the worker that holds it only', async () => {
    const { database, add, now } = await start();
    const { job } = await add();
    await claim(database, { now });
    const later = { dueAt: now + 90_000, lastError: '451', attempts: 1 };
    expect(await transaction(database, (tx) => postponeJob(tx, job, 'two', later))).toBe(false);
    expect(await transaction(database, (tx) => postponeJob(tx, job, 'one', later))).toBe(true);
    expect(await claim(database, { now: now + 89_999 })).toEqual([]);
    expect(await claim(database, { now: now + 90_000 })).toMatchObject([{ job, attempts: 1 }]);
  });

  it('erases the jobs of signatures that are gone, claimed or not', async () => {
    const { database, add, now } = await start();
    const [claimed, waiting, other] = [await add(), await add(), await add()];
    await claim(database, { now, limit: 1 });
    await transaction(database, (tx) => deleteJobsOf(tx, [claimed.signature ?? '', waiting.signature ?? '']));
    expect(await database.reads.selectFrom('outbox').select('job').execute()).toEqual([{ job: other.job }]);
    await transaction(database, (tx) => deleteJobsOf(tx, []));
  });

  it('never gives a job to two that ask at once', async () => {
    const { database, add, now } = await start();
    await Promise.all(Array.from({ length: 60 }, () => add()));
    const workers = Array.from({ length: 6 }, (_, index) => claim(database, { now, worker: `${index}`, limit: 10 }));
    const claimed = (await Promise.all(workers)).flat().map(({ job }) => job);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed.length).toBeGreaterThan(0);
  });
});
