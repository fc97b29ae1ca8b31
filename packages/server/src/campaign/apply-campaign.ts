import type { Campaign } from '@uncac-petition/shared';
import { StartError } from '../config/start-error.js';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import {
  closedAtOf,
  findPetition,
  insertPetition,
  isDestroyed,
  isEnd,
  statusOf,
  updatePetition,
  type StoredPetition,
} from '../petitions/index.js';
import { openTally } from '../tally/index.js';
import {
  applyGroups,
  applyMembers,
  applyMilestones,
  applyPositions,
  applyRecipientKeys,
  contactKeyChange,
} from './apply-lists.js';
import { applyTextVersions, demandsChanged } from './apply-text-versions.js';
import { applyLogos } from './logos.js';
import { differencesOfPetition, isChange } from './differences.js';

const pepperBytes = 32;

export interface ApplyOptions {
  /** Allows the demands of a petition that is no longer a draft to change, as a new version (promise 12). */
  readonly newVersion?: boolean;
}

/**
 * Makes the database match the campaign, in one transaction.
 *
 * @returns the differences: `+` added, `~` changed, `-` removed; and, for information, what is `only in the database`
 *   and stays there. Applied a second time, the same campaign has no changes.
 * @throws StartError when `SECRET` does not fit the petition, or when demands would change without `newVersion`
 */
export const applyCampaign = (
  deps: Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>,
  campaign: Campaign,
  { newVersion = false }: ApplyOptions = {},
): Promise<string[]> =>
  transaction(deps.database, async (tx) => {
    await deps.database.dialect.lock(tx, 'campaign');
    const { petition } = campaign.petition;
    const stored = await findPetition(tx, petition);
    const now = deps.clock.now();
    if (stored !== undefined) guard(deps, stored, campaign, { newVersion, now });

    // Keys have a table of their own, where they are only added; the settings must not say otherwise.
    const settings = { ...campaign.petition, recipientKeys: [] };
    const next = { petition, settings, texts: campaign.texts, catalogues: campaign.catalogues };
    const closedAt = closedAtOf(next.settings, stored, now);
    if (stored === undefined) await begin(tx, deps, { ...next, closedAt }, now);
    const differences = [
      ...(stored === undefined ? [`+ petition ${petition}`] : differencesOfPetition(stored, next)),
      ...contactKeyChange('the lead', stored?.settings.lead?.contactKey, campaign.petition.lead?.contactKey),
      ...(await applyTextVersions(tx, campaign, now)),
      ...(await applyRecipientKeys(tx, campaign, now)),
      ...(await applyMembers(tx, campaign, now)),
      ...(await applyLogos(tx, campaign)),
      ...(await applyMilestones(tx, campaign)),
      ...(await applyPositions(tx, campaign, now)),
      ...(await applyGroups(tx, campaign)),
    ];
    if (stored !== undefined && differences.some(isChange)) {
      await updatePetition(tx, { ...next, closedAt, revision: stored.revision + 1 });
    }
    return differences;
  });

const begin = async (
  tx: Queries,
  { keys, random }: Pick<Deps, 'keys' | 'random'>,
  next: Omit<StoredPetition, 'pepper' | 'revision' | 'createdAt'>,
  now: number,
): Promise<void> => {
  const pepper = keys.pepper.encrypt(random.bytes(pepperBytes), `pepper/${next.petition}`);
  await insertPetition(tx, { ...next, pepper, revision: 1, createdAt: now });
  await openTally(tx, next.petition, now);
};

const guard = (
  { keys }: Pick<Deps, 'keys'>,
  stored: StoredPetition,
  campaign: Campaign,
  { newVersion, now }: { readonly newVersion: boolean; readonly now: number },
): void => {
  const { petition, settings, pepper } = stored;
  if (isDestroyed(pepper)) {
    if (!isEnd(statusOf(campaign.petition, now))) throw new StartError(neverAgain(petition));
  } else if (keys.pepper.decrypt(pepper, `pepper/${petition}`) === undefined) {
    throw new StartError(
      `SECRET is not the one that petition ${petition} was made with; use that one, or signers would count twice.`,
    );
  }
  if (settings.status !== 'draft' && !newVersion && demandsChanged(stored, campaign)) {
    throw new StartError(
      `The demands of petition ${petition} would change, and it is ${settings.status}: signatures belong to the text they were given to. ` +
        'To go on with a new version of the text, apply again with --new-version.',
    );
  }
};

const neverAgain = (petition: string): string =>
  `Petition ${petition} can't be opened again: some time after its close its data were destroyed, and with them all that told who had signed. ` +
  'Set its status to closed or delivered, or begin a petition of another name.';
