import type { PetitionStatus } from '@uncac-petition/shared';
import type { Keys } from '../config/keys.js';
import { StartError } from '../config/start-error.js';
import type { Queries } from '../db/database.js';
import { listMembers } from '../members/index.js';
import { governmentOf, listGroups, listPositions, type KnownGovernment } from '../positions/index.js';
import { isDestroyed, isEnd, statusOf } from './lifetime.js';
import { currentVersions, findPetition, listMilestones, listRecipientKeys } from './petition.repository.js';

/** A petition with all that serving it needs, as of one revision of the campaign. */
export type PublishedPetition = NonNullable<Awaited<ReturnType<typeof loadPublished>>>;

/** @throws StartError when `SECRET` is not the one that the petition was made with */
export const loadPublished = async (queries: Queries, keys: Keys, petition: string) => {
  const stored = await findPetition(queries, petition);
  if (stored === undefined) return undefined;
  const { settings, texts, catalogues, createdAt, revision } = stored;
  const members = await listMembers(queries, petition);
  const positions = await listPositions(queries, petition);
  const groups = await listGroups(queries, petition);
  const countries = new Set([
    ...positions.map(({ country }) => country),
    ...groups.flatMap((group) => group.countries),
  ]);
  const government = (country?: string): KnownGovernment =>
    governmentOf(
      settings,
      positions.filter((position) => position.country === country),
      groups,
      country,
    );
  const governments = new Map([...countries].map((country) => [country, government(country)]));
  const unknownGovernment = government();

  return {
    petition,
    revision,
    createdAt,
    settings,
    texts,
    catalogues,
    pepper: unwrapPepper(keys, petition, stored.pepper),
    versions: await currentVersions(queries, petition),
    recipientKeys: (await listRecipientKeys(queries, petition)).map(({ key }) => key),
    milestones: await listMilestones(queries, petition),
    members: new Map(members.filter(({ retiredAt }) => retiredAt === null).map((member) => [member.member, member])),
    /** All there are, retired ones too. */
    coalition: members.map(({ member, parent }) => ({ member, parent })),
    positions,
    groups,
    governments,
    unknownGovernment,
  };
};

/**
 * Two servers with different secrets would count one mailbox twice, so neither may go on with the wrong one.
 *
 * @returns undefined where the pepper was destroyed after the petition's close: there is nothing left to count twice
 */
const unwrapPepper = (keys: Keys, petition: string, wrapped: Uint8Array): Buffer | undefined => {
  if (isDestroyed(wrapped)) return undefined;
  const pepper = keys.pepper.decrypt(wrapped, `pepper/${petition}`);
  if (pepper === undefined) {
    throw new StartError(
      `SECRET is not the one that petition ${petition} was made with; start with that one, or signers would count twice.`,
    );
  }
  return pepper;
};

/** @param country ISO 3166-1 alpha-2, or XK */
export const governmentFor = (
  { governments, unknownGovernment }: PublishedPetition,
  country: string,
): KnownGovernment => governments.get(country) ?? unknownGovernment;

/** The version of a text that holds now. */
export const currentVersion = ({ versions }: PublishedPetition, text: string): number => versions.get(text) ?? 1;

/** What a petition is at a moment; one whose pepper was destroyed never opens again. @param now milliseconds since 1970 */
export const statusAt = ({ settings, pepper }: PublishedPetition, now: number): PetitionStatus => {
  const status = statusOf(settings, now);
  return pepper === undefined && !isEnd(status) ? 'closed' : status;
};

/** The texts in a language of the petition; the default language's where that one has none. */
export const textsIn = ({ petition, texts, settings }: PublishedPetition, lang: string) => {
  const found = texts[lang] ?? texts[settings.defaultLanguage];
  if (found === undefined) throw new Error(`Petition ${petition} has no texts in its default language`);
  return found;
};
