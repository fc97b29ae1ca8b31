import { createHmac } from 'node:crypto';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { findNetworkKey, insertNetworkKey } from './network-key.repository.js';
import { dayOf, networkOf } from './networks.js';

type TagDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>;

/**
 * Tags networks for review: 16 bits of a keyed hash of the /24 or /48, which some 250 networks share. All servers of a
 * database give the same tags on the same day (promise 10).
 *
 * @returns for an address, its network's tag
 */
export const createNetworkTags = (deps: TagDeps): ((address: string) => Promise<number>) => {
  let current: { readonly day: string; readonly key: Uint8Array } | undefined;
  return async (address) => {
    const day = dayOf(deps.clock.now());
    if (current?.day !== day) current = { day, key: await keyOfDay(deps, day) };
    return createHmac('sha256', current.key).update(networkOf(address, 'site')).digest().readUInt16BE(0);
  };
};

/** Made by whoever needs it first, in a transaction of its own. */
const keyOfDay = async (deps: TagDeps, day: string): Promise<Uint8Array> => {
  const { database, keys, random } = deps;
  const context = `network-key/${day}`;
  const stored = await findNetworkKey(database.reads, day);
  if (stored === undefined) {
    const made = keys['network-tag'].encrypt(random.bytes(32), context);
    await transaction(database, (tx) => insertNetworkKey(tx, day, made));
    return keyOfDay(deps, day);
  }
  const key = keys['network-tag'].decrypt(stored, context);
  if (key === undefined) throw new Error('The key of the networks’ tags was made with another SECRET.');
  return key;
};
