import { iso } from '../config/clock.js';
import { StartError } from '../config/start-error.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { hashCode } from './drill-code.js';
import { findDrill, markPassed, newestDrillOf, type FoundDrill } from './key-drill.repository.js';

/**
 * Takes the code that a holder has read in their test row: they can open what is sealed to their key. A second time is
 * harmless.
 *
 * @returns the drill, and when it was passed
 * @throws StartError when no drill has the code, or a newer one was begun
 */
export const recordDrill = (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  code: string,
): Promise<FoundDrill & { readonly passed_at: number }> =>
  transaction(database, async (tx) => {
    const drill = await findDrill(tx, hashCode(code));
    if (drill === undefined)
      throw new StartError('No drill has this code. Compare it with what `key drill open` printed.');
    if (drill.passed_at !== null) return { ...drill, passed_at: drill.passed_at };
    const newest = (await newestDrillOf(tx, drill)) ?? drill.begun_at;
    if (newest > drill.begun_at) {
      throw new StartError(
        `This code is of the drill of ${iso(drill.begun_at)}; a newer one was begun on ${iso(newest)}. Open the newer file.`,
      );
    }
    const passed_at = clock.now();
    await markPassed(tx, drill.drill, passed_at);
    return { ...drill, passed_at };
  });
