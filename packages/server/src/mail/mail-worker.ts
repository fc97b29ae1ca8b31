import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { openRecipient } from './enqueue.js';
import type { Compose, Mailer } from './mail.js';
import { claimJobs, deleteJob, oldestDue, postponeJob, type Job, type Postponement } from './outbox.repository.js';
import { domainPace, tokenBucket } from './pace.js';
import { backoffMs, sendFailure, type SendFailure } from './send-failure.js';

export interface MailSettings {
  /** Of this worker; several servers add up. `Infinity` for no limit. */
  readonly perSecond: number;
  readonly perDomainPerSecond: number;
  /** Jobs claimed at once. */
  readonly batch: number;
  /** Mails on their way at once. */
  readonly concurrency: number;
  /** How long a claim lasts; twice what the mailer may take for one mail, or longer. */
  readonly leaseMs: number;
  readonly pollMs: number;
}

export const defaultMailSettings: MailSettings = {
  perSecond: 20,
  perDomainPerSecond: 5,
  batch: 50,
  concurrency: 5,
  leaseMs: 60_000,
  pollMs: 500,
};

export interface MailWorker {
  /** Takes no more jobs, and resolves when the mails on their way have arrived or failed. */
  readonly stop: () => Promise<void>;
  /** Sends what is due now, up to a batch. @returns how many jobs it took */
  readonly tick: () => Promise<number>;
  /** Looks into the outbox at once. */
  readonly wake: () => void;
}

type WorkerDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random' | 'log'>;

/**
 * Empties the outbox, beside any number of others. A mail is sent at least once: its job is erased only after the mailer
 * has taken it, so that a crash in between repeats it and never loses it.
 */
export const startMailWorker = (
  deps: WorkerDeps,
  {
    mailer,
    compose,
    settings = defaultMailSettings,
  }: { mailer: Pick<Mailer, 'send'>; compose: Compose; settings?: MailSettings },
): MailWorker => {
  const nap = interruptibleNap();
  const state = { stopping: false };
  const sendBatch = batchSender(deps, { mailer, compose, settings, isStopping: () => state.stopping });
  let last: Promise<number> = Promise.resolve(0);

  // One batch after another, whoever asks for it.
  const tick = () => {
    last = last.then(sendBatch, sendBatch);
    return last;
  };

  const run = async () => {
    while (!state.stopping) {
      const taken = await tick().catch((error: unknown) => {
        deps.log.error({ code: sendFailure(error).code }, 'the outbox could not be read');
        return 0;
      });
      if (taken === 0 && !state.stopping) await nap.rest(settings.pollMs);
    }
  };
  const running = run();

  return {
    tick,
    wake: nap.wake,
    stop: async () => {
      state.stopping = true;
      nap.wake();
      await running;
      await last.catch(() => 0);
    },
  };
};

interface Sending {
  readonly mailer: Pick<Mailer, 'send'>;
  readonly compose: Compose;
  readonly settings: MailSettings;
  readonly isStopping: () => boolean;
}

const batchSender = (deps: WorkerDeps, { mailer, compose, settings, isStopping }: Sending) => {
  const { database, keys, clock, random, log } = deps;
  const worker = random.uuid(clock.now());
  const overall = tokenBucket(settings.perSecond, clock);
  const waitForDomain = domainPace(settings.perDomainPerSecond, clock);

  const erase = ({ job }: Job) => transaction(database, (tx) => deleteJob(tx, job, worker));
  const postpone = ({ job }: Job, to: Postponement) => transaction(database, (tx) => postponeJob(tx, job, worker, to));
  const giveBack = (job: Job, afterMs: number) =>
    postpone(job, { dueAt: clock.now() + afterMs, attempts: job.attempts });

  const failed = (job: Job, { kind, code }: SendFailure) => {
    const attempts = job.attempts + 1;
    log.warn({ job: job.job, kind, code, attempts }, 'a mail was not sent and stays in the outbox');
    return postpone(job, { dueAt: clock.now() + backoffMs(kind, attempts, random), lastError: code, attempts });
  };

  const deliver = async (job: Job, leaseUntil: number): Promise<unknown> => {
    // A send must end before the lease does, else another worker sends the same mail.
    if (isStopping() || clock.now() > leaseUntil - settings.leaseMs / 2) return giveBack(job, 0);
    const to = openRecipient(keys.outbox, job);
    if (to === undefined) return failed(job, { kind: 'permanent', code: 'UNREADABLE' });
    const waitMs = waitForDomain(to.slice(to.lastIndexOf('@') + 1));
    if (waitMs > 0) return giveBack(job, waitMs);
    try {
      const letter = await compose(job);
      if (letter !== undefined) {
        overall.take();
        await mailer.send({ ...letter, to });
      }
    } catch (error) {
      return failed(job, sendFailure(error));
    }
    return erase(job);
  };

  /** @returns how many jobs were taken */
  return async (): Promise<number> => {
    const now = clock.now();
    const limit = Math.floor(Math.min(settings.batch, overall.available()));
    const due = (await oldestDue(database.reads)) ?? Infinity;
    if (isStopping() || limit < 1 || due > now) return 0;
    const claim = { worker, now, leaseMs: settings.leaseMs, limit };
    const jobs = await transaction(database, (tx) => claimJobs(tx, database.dialect, claim));
    await inParallel(jobs, settings.concurrency, async (job) => {
      // The database went away: the job comes back when its lease ends.
      await deliver(job, now + settings.leaseMs).catch((error: unknown) => {
        log.error({ job: job.job, code: sendFailure(error).code }, 'what became of a mail could not be written down');
      });
    });
    return jobs.length;
  };
};

const inParallel = async <T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** A pause that can be cut short, also just before it begins. */
const interruptibleNap = () => {
  let woken = false;
  let end = () => {};
  return {
    wake: () => {
      woken = true;
      end();
    },
    rest: async (milliseconds: number): Promise<void> => {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      woken = false;
    },
  };
};
