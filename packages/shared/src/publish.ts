import { countries as allCountries } from './countries.js';
import { total, type Count, type PlaceCounts, type Totals } from './fold.js';
import { rollUp } from './roll-up.js';
import type { PublicTotals } from './totals.js';
import { publicKinds, type PetitionStatus } from './words.js';

/** What a petition decides about its numbers. */
export interface PublicationSettings {
  readonly petition: string;
  readonly status: PetitionStatus;
  /** A country or member shows once it has had this many signatures. */
  readonly floor: number;
  /** Counts of countries and members are rounded down to a multiple of this. */
  readonly steps: number;
  readonly goals: readonly PublicGoal[];
  /** All there are, retired ones too. */
  readonly members: readonly { readonly member: string; readonly parent: string | null }[];
}

interface PublicGoal {
  readonly scope: string;
  readonly above?: number | undefined;
  readonly target: number;
}

type Rules = Pick<PublicationSettings, 'floor' | 'steps'>;
type PlaceCount = readonly [place: string, count: number];

/**
 * The only way a number becomes public (promise 6). Pure. Whatever else is public (goals, rollups, groups) follows from
 * what this shows, so that nothing can be told from their difference.
 *
 * Individuals are sheltered: a place shows from `floor` of them on, and one that has been shown stays shown, never below
 * the floor. Organisations and parliamentarians sign in public; from `floor` of them on they make a place show too, but
 * add nothing that tells of its individuals. The individuals that do not show are summed up in `withheld`, which holds none or at least
 * two places: a single one is left out, since the sum would be its own count. It never says that all places there can be
 * have signatures, which would name them. A floor of 1 protects nobody, so there a place that fell to none is left out.
 */
export const publish = (totals: Totals, settings: PublicationSettings): Omit<PublicTotals, 'refreshAfterSeconds'> => {
  const places = new Set(settings.members.map(({ member }) => member));
  const countries = showPlaces(totals.countries, settings, allCountries.length);
  const members = showPlaces(totals.members, settings, places.size);
  const grandTotal = total(totals);

  return {
    petition: settings.petition,
    status: settings.status,
    asOf: totals.asOf,
    sequence: totals.sequence,
    signatures: {
      total: grandTotal,
      individual: totals.kinds.individual.count,
      organisation: totals.kinds.organisation.count,
      parliamentarian: totals.kinds.parliamentarian.count,
    },
    countries: countries.shown.map(([country, count]) => ({ country, count })),
    members: members.shown.map(([member, count]) => ({ member, count })),
    rollups: rollUps(members.shown, settings.members),
    kindCountries: {
      organisation: placesWith(totals.countries.organisation),
      parliamentarian: placesWith(totals.countries.parliamentarian),
    },
    withheld: { countries: countries.withheld, members: members.withheld },
    goals: settings.goals.map((goal) => ({
      ...goal,
      reached: progress(goal, grandTotal, countries.shown) >= goal.target,
    })),
  };
};

/** How far a goal has come, by what shows. */
const progress = ({ scope, above = 0 }: PublicGoal, grandTotal: number, shown: readonly PlaceCount[]): number => {
  if (scope === 'total') return grandTotal;
  if (scope === 'countries') return shown.filter(([, count]) => count >= above).length;
  return shown.find(([country]) => country === scope)?.[1] ?? 0;
};

const placesWith = (counts: ReadonlyMap<string, Count>): number =>
  [...counts.values()].filter(({ count }) => count > 0).length;

/** @param candidates how many places there can be */
const showPlaces = (counts: PlaceCounts, { floor, steps }: Rules, candidates: number) => {
  const names = new Set([...counts.individual.keys(), ...publicKinds.flatMap((kind) => [...counts[kind].keys()])]);
  const shown: PlaceCount[] = [];
  const hidden: number[] = [];
  let seen = 0;
  for (const place of names) {
    const { open, sheltered, shows } = split(counts, place, { floor, steps });
    if (shows) shown.push([place, Math.max(floor, roundDown(open + (sheltered.seen ?? 0), steps))]);
    if (sheltered.seen !== undefined) seen += 1;
    else if (sheltered.count > 0) hidden.push(sheltered.count);
  }
  const others = Math.max(candidates, names.size) - seen;
  return { shown: shown.sort(byCountThenPlace), withheld: withhold(hidden, others, floor) };
};

/** What a place has of those who sign in public, and what may be seen of its individuals. */
const split = (counts: PlaceCounts, place: string, { floor, steps }: Rules) => {
  const { count, peak } = counts.individual.get(place) ?? { count: 0, peak: 0 };
  const inPublic = publicKinds.map((kind) => counts[kind].get(place) ?? { count: 0, peak: 0 });
  const open = inPublic.reduce((sum, one) => sum + one.count, 0);
  const wasShown = peak >= floor || inPublic.some((one) => one.peak >= floor);
  return {
    open,
    sheltered: { count, seen: peak >= floor ? Math.max(floor > 1 ? floor : 0, roundDown(count, steps)) : undefined },
    shows: wasShown && (floor > 1 || open + count > 0),
  };
};

/**
 * None, or the sum of at least two; never more than all but one of those that there can be could have, or the reader would
 * know of every one of them.
 */
const withhold = (hidden: readonly number[], candidates: number, floor: number) => {
  const places = Math.min(hidden.length, candidates - 1);
  if (places < 2) return { places: 0, count: 0 };
  const count = hidden.reduce((sum, one) => sum + one, 0);
  return { places, count: Math.min(count, places * (floor - 1)) };
};

/** Each member that has chapters, with all that shows of it and of what is below it. */
const rollUps = (
  shown: readonly PlaceCount[],
  members: PublicationSettings['members'],
): { member: string; count: number }[] => {
  const parents = new Set(members.flatMap(({ parent }) => parent ?? []));
  return [...rollUp(shown, members)]
    .filter(([member]) => parents.has(member))
    .sort(byCountThenPlace)
    .map(([member, count]) => ({ member, count }));
};

const roundDown = (count: number, steps: number): number => count - (count % steps);

const byCountThenPlace = (a: PlaceCount, b: PlaceCount) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
