import { Encrypter } from 'age-encryption';
import { startOfDay } from '../config/clock.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { sealContact, type Contact, type ContactPlace } from './sealed-contact.js';
import { insertDataKey } from './data-key.repository.js';
import { sealRow, type Personal, type RowPlace } from './sealed-row.js';

/** How long a data key lives in memory. */
const lifetimeMs = 10_000;
const keyBytes = 32;

export interface DataKey {
  /** UUID, under which the wrapped key is stored. */
  readonly dataKey: string;
  /** Zeroed when its time is over: use it before anything else is awaited, and keep no reference. */
  readonly key: Uint8Array;
}

/** Somebody who alone can open what is sealed for them. */
export interface SoleHolder {
  /** For contact data `lead`, or a member's slug after `member/`. */
  readonly holder: string;
  /** age public key. */
  readonly key: string;
}

export interface SealedRow {
  readonly dataKey: string;
  readonly sealed: Uint8Array;
}

/** The data keys in use, one for each petition and for each holder of contact data, each for a few seconds only. */
export interface Keyring {
  /**
   * @param sole whose key alone it is wrapped to; without it, all recipient keys of the petition
   * @returns a key whose wrapped form is already durable
   * @throws Error when the petition has no recipient keys, or the wrapped key can't be stored in the key's lifetime
   */
  readonly keyFor: (petition: string, sole?: SoleHolder) => Promise<DataKey>;
  /** Seals under the petition's key of the moment, or one that `sole` alone opens. */
  readonly seal: (personal: Personal, place: RowPlace, sole?: SoleHolder) => Promise<SealedRow>;
  /** Seals for the holder whom the place names, under a key that nobody else opens. @param key age public key */
  readonly sealContact: (contact: Contact, place: ContactPlace, key: string) => Promise<SealedRow>;
  /** Zeroes all keys; those that ask afterwards get new ones. */
  readonly drop: () => void;
}

interface Held {
  readonly key: Uint8Array;
  readonly stored: Promise<string>;
  readonly droppedAt: number;
  readonly timer: NodeJS.Timeout;
}

/** @param recipientsOf age public keys of a petition */
export const createKeyring = (
  deps: Pick<Deps, 'database' | 'clock' | 'random'>,
  recipientsOf: (petition: string) => Promise<readonly string[]>,
): Keyring => {
  const held = new Map<string, Held>();

  const drop = (slot: string, one: Held): void => {
    clearTimeout(one.timer);
    one.key.fill(0);
    if (held.get(slot) === one) held.delete(slot);
  };

  const make = (slot: string, petition: string, sole: SoleHolder | undefined): Held => {
    const key = deps.random.bytes(keyBytes);
    const recipients = async () => (sole === undefined ? recipientsOf(petition) : [sole.key]);
    const stored = store(deps, { petition, key, recipients, onlyTheDay: sole !== undefined });
    // The clock decides when somebody asks; the timer, when nobody does.
    const timer = setTimeout(() => drop(slot, one), lifetimeMs).unref();
    const one: Held = { key, stored, droppedAt: deps.clock.now() + lifetimeMs, timer };
    held.set(slot, one);
    stored.catch(() => drop(slot, one));
    return one;
  };

  const keyFor = async (petition: string, sole?: SoleHolder): Promise<DataKey> => {
    // The key is part of it: what is sealed after a holder's key was changed goes to the new one.
    const slot = JSON.stringify([petition, sole?.holder, sole?.key]);
    const before = held.get(slot);
    const holds = before !== undefined && deps.clock.now() < before.droppedAt;
    if (before !== undefined && !holds) drop(slot, before);
    const one = holds ? before : make(slot, petition, sole);
    const dataKey = await one.stored;
    if (held.get(slot) !== one)
      throw new Error('The wrapped data key could not be stored within the lifetime of the key.');
    return { dataKey, key: one.key };
  };

  return {
    keyFor,
    seal: async (personal, place, sole) => {
      const { dataKey, key } = await keyFor(place.petition, sole);
      return { dataKey, sealed: sealRow(key, personal, place) };
    },
    sealContact: async (contact, place, recipient) => {
      const { dataKey, key } = await keyFor(place.petition, { holder: place.holder, key: recipient });
      return { dataKey, sealed: sealContact(key, contact, place) };
    },
    drop: () => {
      for (const [slot, one] of held) drop(slot, one);
    },
  };
};

interface NewKey {
  readonly petition: string;
  readonly key: Uint8Array;
  readonly recipients: () => Promise<readonly string[]>;
  /** A holder of contact data learns the day of a signature, so the key's id must not tell the moment. */
  readonly onlyTheDay: boolean;
}

/** Commits the wrapped key in a transaction of its own: in one with a row, a rollback would orphan its neighbours. */
const store = async (
  { database, clock, random }: Pick<Deps, 'database' | 'clock' | 'random'>,
  { petition, key, recipients: find, onlyTheDay }: NewKey,
): Promise<string> => {
  const recipients = await find();
  if (recipients.length === 0)
    throw new Error(`The petition ${petition} has no recipient keys, so it can't take signatures.`);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const wrapped = await encrypter.encrypt(key);
  const now = clock.now();
  const dataKey = random.uuid(onlyTheDay ? startOfDay(now) : now);
  await transaction(database, (tx) => insertDataKey(tx, { data_key: dataKey, petition, wrapped, created_at: now }));
  return dataKey;
};
