import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTotals, fold, type TallyEntry, type Totals } from './fold.js';
import { publish, type PublicationSettings } from './publish.js';

/**
 * A reader who takes down every public answer, one for each entry of the tally, and knows all rules, and from the public
 * list which organisations have signed, and where: after each answer it keeps the worlds that would have given the same answers so far. What is true in all of them, it knows.
 */
interface Reader {
  readonly worlds: readonly Totals[];
}

type Scope = 'countries' | 'members';
type Act = Pick<TallyEntry, 'type' | 'kind' | 'country' | 'member'>;

const at = '2008-11-01T00:00:00.000Z';

/** Three members and nobody else; `null` is a signature that no member is credited with. */
const members = ['alpha', 'beta', 'gamma'];
const places: Record<Scope, readonly (string | null)[]> = {
  members: [...members, null],
  countries: ['KE', 'FR', 'DE', 'AO'],
};
/** There are always countries without a signature; all members may have some. */
const signed: typeof places = { members: places.members, countries: ['KE', 'FR', 'DE'] };

const settings = (changes: Partial<PublicationSettings>): PublicationSettings => ({
  petition: 'test',
  status: 'open',
  floor: 3,
  steps: 1,
  goals: [
    { scope: 'total', target: 5 },
    { scope: 'KE', target: 2 },
    { scope: 'countries', above: 3, target: 2 },
  ],
  members: members.map((member) => ({ member, parent: member === 'alpha' ? null : 'alpha' })),
  ...changes,
});

const next = (totals: Totals, act: Act): Totals => fold(totals, [{ ...act, at, index: totals.sequence + 1 }]);

const countIn = (totals: Totals, scope: Scope, place: string | null): number => {
  if (place !== null) return totals[scope].individual.get(place)?.count ?? 0;
  const named = [...totals[scope].individual.values()].reduce((sum, { count }) => sum + count, 0);
  return totals.kinds.individual.count - named;
};

const peakIn = (totals: Totals, scope: Scope, place: string): number => totals[scope].individual.get(place)?.peak ?? 0;

/** Only one scope matters at a time: countries and members are counted and published each by themselves. */
const actAt = (type: Act['type'], scope: Scope, place: string | null, kind: Act['kind'] = 'individual'): Act => ({
  type,
  kind,
  country: scope === 'countries' ? (place ?? 'KE') : 'KE',
  member: scope === 'members' ? place : null,
});

const idOf = (totals: Totals, scope: Scope): string =>
  JSON.stringify([...totals[scope].individual].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** @param listed what the public list says has happened; undefined where it was an individual */
const read = (
  reader: Reader,
  answer: string,
  scope: Scope,
  rules: PublicationSettings,
  listed: Act | undefined,
): Reader => {
  if (listed !== undefined) return { worlds: reader.worlds.map((world) => next(world, listed)) };
  const possible = new Map<string, Totals>();
  for (const world of reader.worlds)
    for (const type of ['sign', 'withdraw'] as const)
      for (const place of places[scope]) {
        if (type === 'withdraw' && countIn(world, scope, place) === 0) continue;
        const after = next(world, actAt(type, scope, place));
        if (JSON.stringify(publish(after, rules)) === answer) possible.set(idOf(after, scope), after);
      }
  return { worlds: [...possible.values()] };
};

/** Places that have never reached the floor, and that the reader nevertheless knows to have been signed from. */
const attributed = (reader: Reader, truth: Totals, scope: Scope, floor: number): string[] =>
  places[scope].filter(
    (place) =>
      place !== null &&
      peakIn(truth, scope, place) < floor &&
      reader.worlds.every((world) => peakIn(world, scope, place) > 0),
  ) as string[];

const acts = (scope: Scope) =>
  fc.array(fc.record({ place: fc.constantFrom(...signed[scope]), back: fc.boolean(), inPublic: fc.boolean() }), {
    maxLength: 14,
  });

interface Happened {
  readonly place: string | null;
  readonly back: boolean;
  readonly inPublic: boolean;
}

const attributions = (
  scope: Scope,
  happened: readonly Happened[],
  rules: PublicationSettings,
  floor = rules.floor,
): string[] => {
  let truth = emptyTotals(at);
  let reader: Reader = { worlds: [truth] };
  for (const { place, back, inPublic } of happened) {
    const type = back && !inPublic && countIn(truth, scope, place) > 0 ? 'withdraw' : 'sign';
    const act = actAt(type, scope, place, inPublic ? 'organisation' : 'individual');
    truth = next(truth, act);
    reader = read(reader, JSON.stringify(publish(truth, rules)), scope, rules, inPublic ? act : undefined);
    const known = attributed(reader, truth, scope, floor);
    if (known.length > 0) return known;
  }
  return [];
};

describe.each(['members', 'countries'] as const)('whoever reads all public totals, of %s', (scope) => {
  it.each([1, 2, 3])('never knows of a signature from a place below the floor (steps of %i)', (steps) => {
    fc.assert(
      fc.property(acts(scope), (happened) => {
        expect(attributions(scope, happened, settings({ steps }))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('would know with the floor off', () => {
    const once = [{ place: scope === 'members' ? 'beta' : 'FR', back: false, inPublic: false }];
    expect(attributions(scope, once, settings({ floor: 1 }), 3)).toEqual([once[0]?.place]);
  });
});
