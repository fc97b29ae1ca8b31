import { parseAddress } from '@uncac-petition/shared';
import type { Keys, SecretKey } from '../config/keys.js';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { readStopToken } from './stop-token.js';
import { deleteSuppression, insertSuppression, isAnySuppressed } from './suppression.repository.js';

const keyBytes = 16;

/** An address or a whole domain, in the form that is compared. */
export interface Target {
  readonly what: 'address' | 'domain';
  readonly text: string;
}

/** @returns undefined when the text is neither an address nor a domain */
export const readTarget = (text: string): Target | undefined => {
  const trimmed = text.trim().replace(/^@/, '');
  const what = trimmed.includes('@') ? 'address' : 'domain';
  const canonical = parseAddress(what === 'address' ? trimmed : `any@${trimmed}`)?.canonical;
  if (canonical === undefined) return undefined;
  return { what, text: what === 'address' ? canonical : domainOf(canonical) };
};

/** What is stored of a target. */
export const suppressionKey = (key: SecretKey, { what, text }: Target): Buffer =>
  key.mac(`${what}\0${text}`).subarray(0, keyBytes);

/** Whether a mailbox wants no mail, for itself or with its whole domain. @param canonical as `parseAddress` gives it */
export const isSuppressed = (queries: Queries, key: SecretKey, canonical: string): Promise<boolean> =>
  isAnySuppressed(queries, [
    suppressionKey(key, { what: 'address', text: canonical }),
    suppressionKey(key, { what: 'domain', text: domainOf(canonical) }),
  ]);

/** Whether a token is one of ours. */
export const canStop = (keys: Keys, token: string): boolean => readStopToken(keys, token) !== undefined;

/**
 * "Never write to me again": keeps the keyed hash that the token holds, and touches nothing else. A second time is harmless.
 *
 * @returns false when the token isn't one of ours
 */
export const stop = async (deps: Pick<Deps, 'database' | 'keys' | 'clock'>, token: string): Promise<boolean> => {
  const addressKey = readStopToken(deps.keys, token);
  if (addressKey === undefined) return false;
  await transaction(deps.database, (tx) => insertSuppression(tx, addressKey, deps.clock.now()));
  return true;
};

/** Sends these no mail from now on. @returns how many were not on the list before */
export const suppress = (
  { database, keys, clock }: Pick<Deps, 'database' | 'keys' | 'clock'>,
  targets: readonly Target[],
) =>
  countChanges(database, targets, (tx, target) =>
    insertSuppression(tx, suppressionKey(keys.suppression, target), clock.now()),
  );

/** Takes these off the list. @returns how many were on it */
export const unsuppress = ({ database, keys }: Pick<Deps, 'database' | 'keys'>, targets: readonly Target[]) =>
  countChanges(database, targets, (tx, target) => deleteSuppression(tx, suppressionKey(keys.suppression, target)));

const countChanges = (
  database: Deps['database'],
  targets: readonly Target[],
  change: (tx: Queries, target: Target) => Promise<boolean>,
): Promise<number> =>
  transaction(database, async (tx) => {
    let changed = 0;
    for (const target of targets) if (await change(tx, target)) changed += 1;
    return changed;
  });

const domainOf = (canonical: string): string => canonical.slice(canonical.lastIndexOf('@') + 1);
