import { total, type Count, type Totals } from './fold.js';
import type { PublicTotals } from './totals.js';
import type { PetitionStatus } from './words.js';

/** What a petition decides about its numbers. */
export interface PublicationSettings {
  readonly petition: string;
  readonly status: PetitionStatus;
  /** A country or member shows once it has had this many signatures. */
  readonly floor: number;
  /** Counts of countries and members are rounded down to a multiple of this. */
  readonly steps: number;
  readonly goals: readonly { readonly scope: string; readonly target: number }[];
}

type PlaceCount = readonly [place: string, count: number];

/**
 * The only way a number becomes public (promise 6). Pure.
 *
 * A place shows from `floor` on; one that has been shown stays shown, never below the floor. What does not show is
 * summed up in `withheld`, which holds none or at least two places: a single one is left out, since the sum would be its
 * own count. A floor of 1 protects nobody, so there a place that fell to none is left out.
 */
export const publish = (totals: Totals, settings: PublicationSettings): Omit<PublicTotals, 'refreshAfterSeconds'> => {
  const countries = showPlaces(totals.countries, settings);
  const members = showPlaces(totals.members, settings);
  const grandTotal = total(totals);
  const shown = new Map(countries.shown);

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
    withheld: { countries: countries.withheld, members: members.withheld },
    goals: settings.goals.map(({ scope, target }) => ({
      scope,
      target,
      reached: (scope === 'total' ? grandTotal : (shown.get(scope) ?? 0)) >= target,
    })),
  };
};

const showPlaces = (counts: ReadonlyMap<string, Count>, { floor, steps }: PublicationSettings) => {
  const places = [...counts];
  const shown = places
    .filter(([, { count, peak }]) => peak >= floor && (floor > 1 || count > 0))
    .map(([place, { count }]): PlaceCount => [place, Math.max(floor, count - (count % steps))])
    .sort(byCountThenPlace);
  const hidden = places.filter(([, { count, peak }]) => peak < floor && count > 0).map(([, { count }]) => count);
  const withheld = hidden.length < 2 ? [] : hidden;
  return { shown, withheld: { places: withheld.length, count: withheld.reduce((sum, count) => sum + count, 0) } };
};

const byCountThenPlace = (a: PlaceCount, b: PlaceCount) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
