import type { PublicGroups, PublicTotals, Stance } from '@uncac-petition/shared';
import { askView, governmentFor, localized, type PublishedPetition } from '../petitions/index.js';
import type { Group, KnownGovernment } from '../positions/index.js';

/**
 * Each group of countries in one language.
 *
 * @param shown the public counts of countries: groups follow from what shows, so that no difference tells more
 */
export const groupsView = (
  published: PublishedPetition,
  shown: PublicTotals['countries'],
  lang: string,
): PublicGroups['groups'] => {
  const counts = new Map(shown.map(({ country, count }) => [country, count]));
  return published.groups.map((group) => {
    const governments = group.countries.map((country) => governmentFor(published, country));
    return {
      group: group.group,
      name: localized(group.name, lang, published.settings.defaultLanguage),
      source: group.source,
      countries: [...group.countries],
      stances: stancesOf(governments),
      ratified: ratifiedIn(governments),
      count: group.countries.reduce((sum, country) => sum + (counts.get(country) ?? 0), 0),
      ask: askOf(published, group, governments, lang),
    };
  });
};

type Governments = readonly KnownGovernment[];

const howMany = (governments: Governments, holds: (government: KnownGovernment) => boolean): number =>
  governments.filter(holds).length;

const stancesOf = (governments: Governments): PublicGroups['groups'][number]['stances'] => {
  const holding = (wanted: Stance) => howMany(governments, ({ stance }) => stance === wanted);
  return {
    open: holding('open'),
    hesitant: holding('hesitant'),
    reluctant: holding('reluctant'),
    unknown: holding('unknown'),
  };
};

const ratifiedIn = (governments: Governments): PublicGroups['groups'][number]['ratified'] => ({
  yes: howMany(governments, ({ ratified }) => ratified === true),
  no: howMany(governments, ({ ratified }) => ratified === false),
  unknown: howMany(governments, ({ ratified }) => ratified === null),
});

/** Names each demand that one of its governments objects to, in the order of the petition. */
const askOf = (
  published: PublishedPetition,
  { group }: Group,
  governments: Governments,
  lang: string,
): PublicGroups['groups'][number]['ask'] => {
  const { asks, demands } = published.settings;
  const rule = asks.find(({ when }) => when !== undefined && 'group' in when && when.group === group);
  if (rule === undefined) return null;
  const objected = new Set(governments.flatMap(({ objectsTo }) => objectsTo));
  const objectsTo = demands.map(({ demand }) => demand).filter((demand) => objected.has(demand));
  return askView(published, lang, rule.ask, { objectsTo });
};
