import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Queries } from './database.js';
import { transaction } from './transaction.js';

const mostAtOnce = 500;

/**
 * Changes many rows in short transactions, so that nobody waits long; it may be interrupted and begun again.
 *
 * @param change changes at most so many rows and says how many; fewer mean that none are left
 * @returns how many were changed
 */
export const inBatches = async (
  database: Database,
  change: (tx: Queries, most: number) => Promise<number>,
  most = mostAtOnce,
): Promise<number> => {
  let changed = 0;
  for (;;) {
    const batch = await transaction(database, (tx) => change(tx, most));
    changed += batch;
    if (batch < most) return changed;
    // SQLite answers without leaving this turn of the event loop, and requests must have their turns.
    await nextTurn();
  }
};
