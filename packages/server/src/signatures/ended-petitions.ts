import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../db/database.js';
import { inBatches } from '../db/in-batches.js';
import { transaction } from '../db/transaction.js';
import type { ForgetDeps, Forgetting } from '../forgetting.js';
import { deleteJobsOfPetition } from '../mail/index.js';
import {
  destroyPepper,
  findPetition,
  isDestroyed,
  isOverdue,
  listUnpurged,
  markPurged,
  type StoredPetition,
} from '../petitions/index.js';
import { eraseSalts } from '../tally/index.js';
import { deleteAlsoBroughtOf } from './also-brought.repository.js';
import { deleteContactsOf, eraseContactsOf } from './contact.repository.js';
import { deleteDataKeys } from './data-key.repository.js';
import { countSignatures, deletePendingOf, erasePersonal, listIds } from './signature.repository.js';

const idsPerPage = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';
const counts = (petitions: number, signatures: number) => ({
  'ended petitions': petitions,
  'signatures of ended petitions': signatures,
});

/**
 * What may lead to a person, some time after the close of a petition. What was counted stays: statuses, countries,
 * members, days, the tally and the totals.
 */
export const endedPetitions: Forgetting = {
  due: async ({ database, clock }) => {
    const due = await dueOnes({ database, clock });
    const signatures = await Promise.all(due.map(({ petition }) => countSignatures(database.reads, petition)));
    return counts(
      due.length,
      signatures.reduce((sum, count) => sum + count, 0),
    );
  },
  forget: async (deps) => {
    let [petitions, signatures] = [0, 0];
    for (const { petition } of await dueOnes(deps)) {
      if (!(await begin(deps, petition))) continue;
      signatures += await erase(deps.database, petition);
      await transaction(deps.database, (tx) => markPurged(tx, petition, deps.clock.now()));
      petitions += 1;
    }
    return counts(petitions, signatures);
  },
};

const dueOnes = async ({ database, clock }: Pick<ForgetDeps, 'database' | 'clock'>): Promise<StoredPetition[]> =>
  (await listUnpurged(database.reads)).filter((stored) => isDue(stored, clock.now()));

/** One that was begun is gone on with, whatever its settings say now. */
const isDue = (stored: StoredPetition, now: number): boolean => isDestroyed(stored.pepper) || isOverdue(stored, now);

/**
 * The pepper goes first: from then on the petition can't be opened again, so that nobody counts twice whose signer key is
 * gone already when this is cut short; and it makes all signer keys worthless at once.
 *
 * @returns false when the petition has been opened again meanwhile
 */
const begin = ({ database, clock }: ForgetDeps, petition: string): Promise<boolean> =>
  transaction(database, async (tx) => {
    await database.dialect.lock(tx, 'campaign');
    const stored = await findPetition(tx, petition);
    if (stored === undefined || !isDue(stored, clock.now())) return false;
    if (!isDestroyed(stored.pepper)) await destroyPepper(tx, petition);
    return true;
  });

/** @returns how many signatures there were */
const erase = async (database: Database, petition: string): Promise<number> => {
  const pending = await inBatches(database, async (tx, most) => {
    const gone = await deletePendingOf(tx, petition, most);
    await deleteContactsOf(tx, gone);
    return gone.length;
  });
  await inBatches(database, (tx, most) => deleteJobsOfPetition(tx, petition, most));
  const kept = await eraseKept(database, petition);
  await inBatches(database, (tx, most) => deleteDataKeys(tx, petition, most));
  return pending + kept;
};

const eraseKept = async (database: Database, petition: string): Promise<number> => {
  let erased = 0;
  for (let after: string | undefined = beforeAll; after !== undefined; await nextTurn()) {
    const ids: string[] = await listIds(database.reads, petition, after, idsPerPage);
    await transaction(database, async (tx) => {
      await erasePersonal(tx, ids);
      await eraseContactsOf(tx, ids);
      await deleteAlsoBroughtOf(tx, ids);
      await eraseSalts(tx, ids);
    });
    erased += ids.length;
    after = ids.length < idsPerPage ? undefined : ids.at(-1);
  }
  return erased;
};
