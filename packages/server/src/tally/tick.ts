import { fold, type TallyEntry } from '@uncac-petition/shared';
import { iso } from '../config/clock.js';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { changedRows, loadTotals } from './stored-totals.js';
import { findHead, indexWaiting, moveHead, petitionsWaiting, saveTotals, type Entry } from './tally.repository.js';

/** So that one transaction stays short, whatever has piled up. */
const mostEntries = 5_000;

/**
 * Takes the events that have no index into the tally and folds them into the totals, in one transaction. Whoever gets
 * the lock is the leader for this one tick.
 *
 * @returns how many entries were added; 0 when another server is at it
 */
export const tick = ({ database }: Pick<Deps, 'database'>): Promise<number> =>
  transaction(database, async (tx) => {
    if (!(await database.dialect.tryLock(tx, 'tally'))) return 0;
    let added = 0;
    for (const petition of await petitionsWaiting(tx)) added += await takeIn(tx, petition);
    return added;
  });

const takeIn = async (tx: Queries, petition: string): Promise<number> => {
  const head = await findHead(tx, petition);
  if (head === undefined) throw new Error(`Petition ${petition} has no tally`);
  const before = await loadTotals(tx, head);
  const entries = await indexWaiting(tx, head, mostEntries);
  const after = fold(before, entries.map(toEntry));
  await saveTotals(tx, changedRows(petition, before, after));
  await moveHead(tx, { petition, sequence: after.sequence, asOf: Date.parse(after.asOf) });
  return entries.length;
};

/** The part of a row that counts. */
export const toEntry = ({ entry_index, at, type, kind, country, member }: Entry): TallyEntry => ({
  index: entry_index,
  at: iso(at),
  type,
  kind,
  country,
  member,
});
