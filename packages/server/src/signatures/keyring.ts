import { Encrypter } from 'age-encryption';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
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

export interface SealedRow {
  readonly dataKey: string;
  readonly sealed: Uint8Array;
}

/** The data keys in use, one for each petition, each for a few seconds only. */
export interface Keyring {
  /**
   * @returns a key whose wrapped form is already durable
   * @throws Error when the petition has no recipient keys, or the wrapped key can't be stored in the key's lifetime
   */
  readonly keyFor: (petition: string) => Promise<DataKey>;
  /** Seals under the petition's key of the moment. */
  readonly seal: (personal: Personal, place: RowPlace) => Promise<SealedRow>;
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

  const drop = (petition: string, one: Held): void => {
    clearTimeout(one.timer);
    one.key.fill(0);
    if (held.get(petition) === one) held.delete(petition);
  };

  const make = (petition: string): Held => {
    const key = deps.random.bytes(keyBytes);
    const stored = store(deps, petition, key, recipientsOf);
    // The clock decides when somebody asks; the timer, when nobody does.
    const timer = setTimeout(() => drop(petition, one), lifetimeMs).unref();
    const one: Held = { key, stored, droppedAt: deps.clock.now() + lifetimeMs, timer };
    held.set(petition, one);
    stored.catch(() => drop(petition, one));
    return one;
  };

  const current = (petition: string): Held => {
    const one = held.get(petition);
    if (one !== undefined && deps.clock.now() < one.droppedAt) return one;
    if (one !== undefined) drop(petition, one);
    return make(petition);
  };

  const keyFor = async (petition: string): Promise<DataKey> => {
    const one = current(petition);
    const dataKey = await one.stored;
    if (held.get(petition) !== one)
      throw new Error('The wrapped data key could not be stored within the lifetime of the key.');
    return { dataKey, key: one.key };
  };

  return {
    keyFor,
    seal: async (personal, place) => {
      const { dataKey, key } = await keyFor(place.petition);
      return { dataKey, sealed: sealRow(key, personal, place) };
    },
    drop: () => {
      for (const [petition, one] of held) drop(petition, one);
    },
  };
};

/** Commits the wrapped key in a transaction of its own: in one with a row, a rollback would orphan its neighbours. */
const store = async (
  { database, clock, random }: Pick<Deps, 'database' | 'clock' | 'random'>,
  petition: string,
  key: Uint8Array,
  recipientsOf: (petition: string) => Promise<readonly string[]>,
): Promise<string> => {
  const recipients = await recipientsOf(petition);
  if (recipients.length === 0)
    throw new Error(`The petition ${petition} has no recipient keys, so it can't take signatures.`);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const wrapped = await encrypter.encrypt(key);
  const now = clock.now();
  const dataKey = random.uuid(now);
  await transaction(database, (tx) => insertDataKey(tx, { data_key: dataKey, petition, wrapped, created_at: now }));
  return dataKey;
};
