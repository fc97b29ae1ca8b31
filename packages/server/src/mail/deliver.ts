import { parseAddress } from '@uncac-petition/shared';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { openRecipient } from './enqueue.js';
import type { Compose, Mailer } from './mail.js';
import type { MailSettings } from './mail-settings.js';
import { deleteJob, postponeJob, type Job, type Postponement } from './outbox.repository.js';
import { domainPace } from './pace.js';
import { freeAt, placeOf, takePlace } from './places.js';
import { backoffMs, sendFailure, type SendFailure } from './send-failure.js';
import { deletePlace, savePlace, type Place } from './sent-mail.repository.js';
import { stopToken } from './stop-token.js';
import { isSuppressed, suppressionKey } from './suppress.js';

export type WorkerDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random' | 'log'>;

interface Delivering {
  /** Name of the worker, unique among all that run. */
  readonly worker: string;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly compose: Compose;
  readonly settings: MailSettings;
  readonly isStopping: () => boolean;
  /** Told of each mail that goes out. */
  readonly onSend: () => void;
}

/** Makes what a worker does with one job: send and erase it, or give it back until later. */
export const createDelivery = (
  deps: WorkerDeps,
  { worker, mailer, compose, settings, isStopping, onSend }: Delivering,
) => {
  const { database, keys, clock, random, log } = deps;
  const waitForDomain = domainPace(settings.perDomainPerSecond, clock);

  const erase = ({ job }: Job, place?: Place) =>
    transaction(database, async (tx) => {
      if ((await deleteJob(tx, job, worker)) && place !== undefined && settings.perAddress.length > 0)
        await savePlace(tx, place, clock.now());
    });
  const postpone = ({ job }: Job, to: Postponement, place?: Place) =>
    transaction(database, async (tx) => {
      if ((await postponeJob(tx, job, worker, to)) && place !== undefined) await deletePlace(tx, place.place);
    });
  const hold = (job: Job, dueAt: number) => postpone(job, { dueAt, attempts: job.attempts });
  const giveBack = (job: Job, afterMs: number) => hold(job, clock.now() + afterMs);

  const failed = (job: Job, { kind, code }: SendFailure, place?: Place) => {
    const attempts = job.attempts + 1;
    log.warn({ job: job.job, kind, code, attempts }, 'a mail was not sent and stays in the outbox');
    return postpone(job, { dueAt: clock.now() + backoffMs(kind, attempts, random), lastError: code, attempts }, place);
  };

  /** The limits before the pace: what is held back must not take the turn of others at its domain. */
  const mayGo = async (place: Place, domain: string): Promise<number> => {
    const now = clock.now();
    const free = await freeAt(database.reads, place, settings.perAddress, now);
    if (free > now) return free;
    const waitMs = waitForDomain(domain);
    return waitMs > 0 ? now + waitMs : takePlace(deps, place, settings.perAddress, now);
  };

  return async (job: Job, leaseUntil: number): Promise<unknown> => {
    // A send must end before the lease does, else another worker sends the same mail.
    if (isStopping() || clock.now() > leaseUntil - settings.leaseMs / 2) return giveBack(job, 0);
    const to = openRecipient(keys.outbox, job);
    const address = to === undefined ? undefined : parseAddress(to);
    if (to === undefined || address === undefined) return failed(job, { kind: 'permanent', code: 'UNREADABLE' });
    const { canonical, domain } = address;
    if (await isSuppressed(database.reads, keys.suppression, canonical)) return erase(job);
    const place = placeOf(keys, job, canonical);
    try {
      const target = { what: 'address', text: canonical } as const;
      const letter = await compose(job, stopToken(keys, suppressionKey(keys.suppression, target)));
      if (letter === undefined) return await erase(job);
      const goesAt = await mayGo(place, domain);
      if (goesAt > clock.now()) return await hold(job, goesAt);
      onSend();
      await mailer.send({ ...letter, to });
    } catch (error) {
      return failed(job, sendFailure(error), place);
    }
    return erase(job, place);
  };
};
