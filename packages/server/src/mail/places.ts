import type { Keys } from '../config/keys.js';
import type { MailLimit } from '../config/mail-limits.js';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { bringForward, type Job } from './outbox.repository.js';
import { deletePlace, listSent, renamePlace, savePlace, type Place } from './sent-mail.repository.js';

const keyBytes = 16;

/** The place that a mail takes among those its mailbox may get. @param canonical as `parseAddress` gives it */
export const placeOf = (keys: Keys, { job, signature }: Pick<Job, 'job' | 'signature'>, canonical: string): Place => ({
  place: signature === null ? hash(keys, `job\0${job}`) : placeOfSignature(keys, signature),
  addressKey: hash(keys, `address\0${canonical}`),
});

/** When a mail may go by the limits: now or earlier where it may go at once. */
export const freeAt = async (
  queries: Queries,
  place: Place,
  limits: readonly MailLimit[],
  now: number,
): Promise<number> => {
  if (limits.length === 0) return now;
  const since = now - longestMs(limits);
  const sent = await listSent(queries, place, { since, most: Math.max(...limits.map(({ count }) => count)) });
  return Math.max(now, ...limits.map(({ count, withinMs }) => (sent[count - 1] ?? -Infinity) + withinMs));
};

/**
 * Takes a place before a mail is sent, one mailbox after another, so that two workers never send one too many.
 *
 * @returns when to ask again, where there is none now
 */
export const takePlace = async (
  { database }: Pick<Deps, 'database'>,
  place: Place,
  limits: readonly MailLimit[],
  now: number,
): Promise<number> => {
  if (limits.length === 0) return now;
  return transaction(database, async (tx) => {
    await database.dialect.lockFor(tx, 'mailbox', place.addressKey);
    const free = await freeAt(tx, place, limits, now);
    if (free <= now) await savePlace(tx, place, now);
    return free;
  });
};

/**
 * Gives back the place of a signature's mail, and lets what waits for the mailbox go at once: whoever says "It wasn't me"
 * reads the mailbox, and must not be locked out by mails that others caused.
 *
 * @param waiting signatures that wait from the same mailbox @param now milliseconds since 1970
 */
export const giveBackPlace = async (
  tx: Queries,
  keys: Keys,
  signature: string,
  { waiting, now }: { readonly waiting: readonly string[]; readonly now: number },
): Promise<void> => {
  await deletePlace(tx, placeOfSignature(keys, signature));
  await bringForward(tx, waiting, now);
};

/**
 * Keeps a signature's mail counted, and lets nothing lead from it to the signature any more, not even with `SECRET`.
 * Nothing happens where none was sent.
 */
export const severPlace = async (
  tx: Queries,
  { keys, random }: Pick<Deps, 'keys' | 'random'>,
  signature: string,
): Promise<void> => renamePlace(tx, placeOfSignature(keys, signature), random.bytes(keyBytes));

/** How long a mail is counted. */
export const longestMs = (limits: readonly MailLimit[]): number =>
  Math.max(0, ...limits.map(({ withinMs }) => withinMs));

const placeOfSignature = (keys: Keys, signature: string): Buffer => hash(keys, `signature\0${signature}`);

const hash = (keys: Keys, text: string): Buffer => keys['sent-mail'].mac(text).subarray(0, keyBytes);
