import type { Campaign, TextsFile } from '@uncac-petition/shared';
import { governmentOf, type Position } from '../positions/index.js';
import type { CampaignFile } from './campaign-file.js';
import { placeholders } from './check-contacts.js';
import type { CampaignFiles } from './read-campaign.js';

/** That each ask can be filled in for every government that it may go to. */
export const checkAsks = (files: CampaignFiles): string[] => [
  ...[...files.texts.values()].flatMap(unknownPlaceholders),
  ...holes(files),
];

const parts = ['text', 'addressee', 'offer'] as const;
const fillable = new Set(['{country}', '{demands}']);

const unknownPlaceholders = ({ value, problem }: CampaignFile<TextsFile>): string[] =>
  Object.entries(value?.asks ?? {}).flatMap(([ask, said]) =>
    parts.flatMap((part) =>
      placeholders(said[part])
        .split(' ')
        .filter((one) => one !== '' && !fillable.has(one))
        .map((one) =>
          problem(
            ['asks', ask, part],
            `asks.${ask}.${part} has ${one}, which nothing is known to fill in: it may have {country} and {demands}`,
          ),
        ),
    ),
  );

const holes = ({ petition: file, texts, positions, groups }: CampaignFiles): string[] => {
  const [petition, known, inGroups] = [file.value, positions.value?.positions, groups.value?.groups];
  if (petition === undefined || known === undefined || inGroups === undefined) return [];
  const said = [...texts.values()].flatMap(({ value }) => value ?? []);
  return hollowAsks({ petition, texts: said, positions: known, groups: inGroups }).map((hollow) => {
    const index = known.findLastIndex(({ country }) => country === hollow.country);
    if (index >= 0) return positions.problem(['positions', index], sayHollow(hollow));
    return file.problem(['asks', petition.asks.findIndex(({ ask }) => ask === hollow.ask)], sayHollow(hollow));
  });
};

interface Asking extends Pick<Campaign, 'petition' | 'positions' | 'groups'> {
  readonly texts: readonly TextsFile[];
}

interface HollowAsk {
  /** Undefined for all of which nothing is known. */
  readonly country: string | undefined;
  /** Slug of the ask. */
  readonly ask: string;
}

/**
 * Countries whose ask names the demands concerned (`{demands}`), though none is recorded that their government objects
 * to: the sentence would have a hole.
 */
export const hollowAsks = ({ petition, texts, positions, groups }: Asking): HollowAsk[] => {
  const naming = new Set(petition.asks.map(({ ask }) => ask).filter((ask) => namesDemands(texts, ask)));
  const oldestFirst = positions.toSorted(byTime);
  const countries = new Set([
    ...positions.map(({ country }) => country),
    ...groups.flatMap((group) => group.countries),
  ]);
  return [undefined, ...countries].flatMap((country) => {
    const ofCountry = oldestFirst.filter((position) => position.country === country);
    const { ask, objectsTo } = governmentOf(petition, ofCountry, groups, country);
    return naming.has(ask) && objectsTo.length === 0 ? [{ country, ask }] : [];
  });
};

export const sayHollow = ({ country = 'every other government', ask }: HollowAsk): string =>
  `${country} would be asked ${ask}, which names the demands concerned ({demands}), and no position says to which it objects: ` +
  'write them there (objectsTo), or take {demands} out';

const namesDemands = (texts: readonly TextsFile[], ask: string): boolean =>
  texts.some(({ asks }) => parts.some((part) => asks[ask]?.[part]?.includes('{demands}')));

/** As the database orders them. */
const byTime = (a: Position, b: Position): number => compare(a.asOf, b.asOf) || compare(a.source, b.source);

const compare = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
