import { transaction } from '../db/transaction.js';
import { createDelivery, type WorkerDeps } from './deliver.js';
import type { Compose, Mailer } from './mail.js';
import { defaultMailSettings, type MailSettings } from './mail-settings.js';
import { claimJobs, oldestDue } from './outbox.repository.js';
import { tokenBucket } from './pace.js';
import { sendFailure } from './send-failure.js';

export interface MailWorker {
  /** Takes no more jobs, and resolves when the mails on their way have arrived or failed. */
  readonly stop: () => Promise<void>;
  /** Sends what is due now, up to a batch. @returns how many jobs it took */
  readonly tick: () => Promise<number>;
  /** Looks into the outbox at once. */
  readonly wake: () => void;
}

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

const batchSender = (deps: WorkerDeps, { settings, isStopping, ...sending }: Sending) => {
  const { database, clock, random, log } = deps;
  const worker = random.uuid(clock.now());
  const overall = tokenBucket(settings.perSecond, clock);
  const deliver = createDelivery(deps, { ...sending, worker, settings, isStopping, onSend: overall.take });

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
