import type { Campaign, PositionsFile } from '@uncac-petition/shared';
import { StartError } from '../config/start-error.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { findPetition, updatePetition, type StoredPetition } from '../petitions/index.js';
import { listGroups, listPositions } from '../positions/index.js';
import { addPositions } from './apply-lists.js';
import { CampaignError } from './campaign-error.js';
import type { CampaignFile } from './campaign-file.js';
import { hollowAsks, sayHollow } from './check-asks.js';
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
    const recorded = { positions: await listPositions(tx, petition), groups: await listGroups(tx, petition) };
    const problems = [...read.problems, ...checkPositions(read, stored.settings), ...holes(read, stored, recorded)];
    if (read.value === undefined || problems.length > 0) throw new CampaignError(file, problems, { what: 'The file' });
    const differences = await addPositions(tx, petition, read.value.positions, dryRun ? undefined : clock.now());
    if (!dryRun && differences.some(isChange)) await updatePetition(tx, { ...stored, revision: stored.revision + 1 });
    return differences;
  });
};

/** Asks that would no longer find what they name, once the file's positions are added. */
const holes = (
  read: CampaignFile<PositionsFile>,
  { settings, texts }: StoredPetition,
  { positions, groups }: Pick<Campaign, 'positions' | 'groups'>,
): string[] => {
  const added = read.value?.positions ?? [];
  const asking = { petition: settings, texts: Object.values(texts), positions: [...positions, ...added], groups };
  return hollowAsks(asking).flatMap((hollow) => {
    const index = added.findLastIndex(({ country }) => country === hollow.country);
    return index < 0 ? [] : [read.problem(['positions', index], sayHollow(hollow))];
  });
};
