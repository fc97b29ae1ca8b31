import { StartError } from '../config/start-error.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { findPetition, updatePetition } from '../petitions/index.js';
import { addPositions } from './apply-lists.js';
import { CampaignError } from './campaign-error.js';
import { checkPositions } from './check-positions.js';
import { isChange } from './differences.js';
import { readPositions } from './read-positions.js';

interface ImportRequest {
  readonly file: string;
  readonly petition: string;
  /** Says what would be added, and adds nothing. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Adds the positions of a file to those that are recorded; no other is changed or removed.
 *
 * @returns the differences, as `applyCampaign` says them
 * @throws CampaignError that names all problems of the file, each with its line
 * @throws StartError when there is no such petition, or the file can't be read
 */
export const importPositions = (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { file, petition, dryRun = false }: ImportRequest,
): Promise<string[]> => {
  const read = readPositions(file);
  return transaction(database, async (tx) => {
    await database.dialect.lock(tx, 'campaign');
    const stored = await findPetition(tx, petition);
    if (stored === undefined) throw new StartError(`There is no petition ${petition} in this database.`);
    const problems = [...read.problems, ...checkPositions(read, stored.settings)];
    if (read.value === undefined || problems.length > 0) throw new CampaignError(file, problems, 'The file');
    const differences = await addPositions(tx, petition, read.value.positions, dryRun ? undefined : clock.now());
    if (!dryRun && differences.some(isChange)) await updatePetition(tx, { ...stored, revision: stored.revision + 1 });
    return differences;
  });
};
