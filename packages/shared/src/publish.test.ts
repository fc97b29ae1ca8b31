import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTotals, forEachKind, type Count, type Totals } from './fold.js';
import { publish, type PublicationSettings } from './publish.js';
import { PublicTotals } from './totals.js';

const asOf = '2008-11-01T00:00:00.000Z';
const nowhere = forEachKind(() => new Map<string, Count>());
const none: Count = { count: 0, peak: 0 };

const settings = (changes: Partial<PublicationSettings> = {}): PublicationSettings => ({
  petition: 'test',
  status: 'open',
  floor: 10,
  steps: 5,
  goals: [],
  members: [],
  ...changes,
});

/** Totals of individuals with these counts, or counts and peaks, by country. */
const totalsOf = (
  countries: Readonly<Record<string, number | Count>>,
  members: Readonly<Record<string, number | Count>> = {},
): Totals => {
  const counts = (given: Readonly<Record<string, number | Count>>) =>
    new Map(
      Object.entries(given).map(([place, count]) => [
        place,
        typeof count === 'number' ? { count, peak: count } : count,
      ]),
    );
  const all = [...counts(countries).values()].reduce((sum, { count }) => sum + count, 0);
  return {
    ...emptyTotals(asOf),
    sequence: all,
    kinds: { individual: { count: all, peak: all }, organisation: none, parliamentarian: none },
    countries: { ...nowhere, individual: counts(countries) },
    members: { ...nowhere, individual: counts(members) },
  };
};

const published = (countries: Readonly<Record<string, number | Count>>, changes: Partial<PublicationSettings> = {}) =>
  publish(totalsOf(countries), settings(changes));

describe('public totals', () => {
  it('show a place from the floor on, rounded down to steps', () => {
    expect(published({ KE: 14, FR: 10, DE: 9, ES: 1 }).countries).toEqual([
      { country: 'FR', count: 10 },
      { country: 'KE', count: 10 },
    ]);
    expect(published({ KE: 19, FR: 15, DE: 9 }).countries).toEqual([
      { country: 'FR', count: 15 },
      { country: 'KE', count: 15 },
    ]);
  });

  it('keep showing a place that fell, at the floor and never below', () => {
    expect(published({ KE: { count: 3, peak: 12 } }).countries).toEqual([{ country: 'KE', count: 10 }]);
    expect(published({ KE: { count: 0, peak: 12 } }).countries).toEqual([{ country: 'KE', count: 10 }]);
  });

  it('sum up what is withheld, but never for a single place', () => {
    expect(published({ DE: 9, ES: 1 }).withheld.countries).toEqual({ places: 2, count: 10 });
    expect(published({ KE: 20, ES: 1 }).withheld.countries).toEqual({ places: 0, count: 0 });
    expect(published({ ES: 4, DE: { count: 0, peak: 4 } }).withheld.countries).toEqual({ places: 0, count: 0 });
  });

  const four = ['alpha', 'beta', 'gamma', 'delta'].map((member) => ({ member, parent: null }));

  it('treat members as they treat countries', () => {
    const { members, withheld } = publish(
      totalsOf({ KE: 20 }, { alpha: 12, beta: 4, gamma: 4 }),
      settings({ members: four }),
    );
    expect(members).toEqual([{ member: 'alpha', count: 10 }]);
    expect(withheld.members).toEqual({ places: 2, count: 8 });
  });

  it('are plain with a floor and steps of 1, and leave out a place that fell to none', () => {
    const { countries, withheld } = published({ KE: 1, FR: 7, DE: { count: 0, peak: 3 } }, { floor: 1, steps: 1 });
    expect(countries).toEqual([
      { country: 'FR', count: 7 },
      { country: 'KE', count: 1 },
    ]);
    expect(withheld.countries).toEqual({ places: 0, count: 0 });
  });

  it('reach a goal by what is public, so that a goal tells no more than the numbers', () => {
    const goals = [
      { scope: 'total', target: 23 },
      { scope: 'KE', target: 14 },
      { scope: 'KE', target: 10 },
      { scope: 'FR', target: 5 },
    ];
    expect(published({ KE: 14, FR: 9 }, { goals }).goals.map(({ reached }) => reached)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('public totals of who signs in public', () => {
  const withOrganisations = (
    individuals: Readonly<Record<string, number>>,
    organisations: Readonly<Record<string, number>>,
  ) => {
    const totals = totalsOf(individuals);
    const counted = totalsOf(organisations);
    return {
      ...totals,
      kinds: { ...totals.kinds, organisation: counted.kinds.individual },
      countries: { ...totals.countries, organisation: counted.countries.individual },
    };
  };

  it('count kinds apart, and organisations by country', () => {
    const result = publish(withOrganisations({ KE: 12 }, { KE: 2, FR: 1 }), settings());
    expect(result.signatures).toEqual({ total: 15, individual: 12, organisation: 3, parliamentarian: 0 });
    expect(result.kindCountries).toEqual({ organisation: 2, parliamentarian: 0 });
  });

  it('tell nothing of the individuals of a country that shows by its organisations', () => {
    const shown = [0, 1, 9].map(
      (individuals) => publish(withOrganisations({ KE: individuals }, { KE: 16 }), settings()).countries,
    );
    for (const countries of shown) expect(countries).toEqual([{ country: 'KE', count: 15 }]);
  });

  it('do not show a country for organisations and individuals that reach the floor only together', () => {
    expect(publish(withOrganisations({ KE: 9 }, { KE: 9 }), settings()).countries).toEqual([]);
  });

  it('show everybody where nothing is protected', () => {
    const result = publish(withOrganisations({ KE: 1 }, { KE: 1, FR: 1 }), settings({ floor: 1, steps: 1 }));
    expect(result.countries).toEqual([
      { country: 'KE', count: 2 },
      { country: 'FR', count: 1 },
    ]);
  });
});

describe('what follows from public totals', () => {
  const coalition = [
    { member: 'alpha', parent: null },
    { member: 'beta', parent: 'alpha' },
    { member: 'gamma', parent: 'beta' },
    { member: 'delta', parent: null },
  ];

  it('sums up a member with its chapters from what shows, and nothing else', () => {
    const totals = totalsOf({ KE: 60 }, { alpha: 12, beta: 9, gamma: 21, delta: 15 });
    expect(publish(totals, settings({ members: coalition })).rollups).toEqual([
      { member: 'alpha', count: 30 },
      { member: 'beta', count: 20 },
    ]);
  });

  it('survives members that are their own grandparents', () => {
    const circle = [
      { member: 'alpha', parent: 'beta' },
      { member: 'beta', parent: 'alpha' },
    ];
    expect(publish(totalsOf({ KE: 20 }, { alpha: 20 }), settings({ members: circle })).rollups).toEqual([
      { member: 'alpha', count: 20 },
      { member: 'beta', count: 20 },
    ]);
  });

  it('reaches "so many countries above so much" by the countries that show', () => {
    const goals = [{ scope: 'countries', above: 10, target: 2 }];
    const reached = (countries: Record<string, number>) => published(countries, { goals }).goals;
    expect(reached({ KE: 14, FR: 9, DE: 9 })).toEqual([{ scope: 'countries', above: 10, target: 2, reached: false }]);
    expect(reached({ KE: 14, FR: 10 })).toEqual([{ scope: 'countries', above: 10, target: 2, reached: true }]);
  });
});

describe('whatever has been counted, public totals', () => {
  const count = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, more]): Count => ({ count: a, peak: a + more }));
  const places = fc.dictionary(fc.constantFrom('KE', 'FR', 'DE', 'ES', 'XK'), count);
  const rules = fc.record({ floor: fc.integer({ min: 1, max: 15 }), steps: fc.integer({ min: 1, max: 12 }) });

  it('never show a place below the floor, nor withhold just one, nor say more than there is', () => {
    fc.assert(
      fc.property(places, rules, (countries, rule) => {
        const totals = totalsOf(countries);
        const result = publish(totals, settings(rule));
        for (const { country, count: shown } of result.countries) {
          const real = countries[country] ?? none;
          expect(real.peak).toBeGreaterThanOrEqual(rule.floor);
          expect(shown).toBeGreaterThanOrEqual(rule.floor);
          expect(
            shown === rule.floor ||
              (shown % rule.steps === 0 && shown <= real.count && real.count - shown < rule.steps),
          ).toBe(true);
        }
        expect(result.withheld.countries.places).not.toBe(1);
        expect(result.withheld.countries.places === 0).toBe(result.withheld.countries.count === 0);
        expect(result.withheld.countries.count).toBeLessThanOrEqual(result.signatures.total);
        expect(PublicTotals.safeParse({ ...result, refreshAfterSeconds: 1 }).success).toBe(true);
      }),
    );
  });

  it('show again what they have shown, for as long as a floor protects', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 1, max: 12 }),
        (countries, floor, steps) => {
          const shownOf = (given: typeof countries) =>
            published(given, { floor, steps })
              .countries.map(({ country }) => country)
              .toSorted();
          const fallen = Object.fromEntries(
            Object.entries(countries).map(([country, { peak }]) => [country, { count: 0, peak }]),
          );
          expect(shownOf(fallen)).toEqual(shownOf(countries));
        },
      ),
    );
  });

  it('have parts that sum to the whole where nothing is protected', () => {
    fc.assert(
      fc.property(places, (countries) => {
        const result = published(countries, { floor: 1, steps: 1 });
        expect(result.countries.reduce((sum, { count: shown }) => sum + shown, 0)).toBe(result.signatures.total);
      }),
    );
  });
});
