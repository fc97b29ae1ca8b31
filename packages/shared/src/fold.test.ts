import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTotals, fold, total, type Count, type PlaceCounts, type TallyEntry } from './fold.js';
import { signatureKinds } from './words.js';

const start = '2008-11-01T00:00:00.000Z';
const entry = (index: number, changes: Partial<TallyEntry> = {}): TallyEntry => ({
  index,
  at: start,
  type: 'sign',
  kind: 'individual',
  country: 'KE',
  member: null,
  ...changes,
});

/** Tallies as they really are: nothing is taken back that was not given. */
const tallies = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...signatureKinds),
      country: fc.constantFrom('KE', 'FR', 'XK'),
      member: fc.constantFrom(null, 'alpha', 'beta'),
      back: fc.boolean(),
    }),
  )
  .map((acts) => {
    const entries: TallyEntry[] = [];
    for (const { back, ...signature } of acts) {
      entries.push(entry(entries.length + 1, signature));
      if (back) entries.push(entry(entries.length + 1, { ...signature, type: 'withdraw' }));
    }
    return entries;
  });

const all = (places: PlaceCounts) => signatureKinds.flatMap((kind) => [...places[kind].values()]);
const sum = (counts: Iterable<Count>) => [...counts].reduce((so, { count }) => so + count, 0);

describe('the fold', () => {
  it('counts by kind, country and member', () => {
    const totals = fold(emptyTotals(start), [
      entry(1),
      entry(2, { kind: 'organisation', member: 'alpha' }),
      entry(3, { country: 'FR', member: 'alpha' }),
    ]);
    expect(totals.kinds.individual.count).toBe(2);
    expect(totals.countries.individual.get('KE')).toEqual({ count: 1, peak: 1 });
    expect(totals.countries.organisation.get('KE')).toEqual({ count: 1, peak: 1 });
    expect(totals.members.individual.get('alpha')).toEqual({ count: 1, peak: 1 });
    expect(total(totals)).toBe(3);
  });

  it('takes off what is withdrawn or excluded, adds what is restored, and remembers the peak', () => {
    const totals = fold(emptyTotals(start), [
      entry(1),
      entry(2),
      entry(3, { type: 'exclude' }),
      entry(4, { type: 'restore' }),
      entry(5, { type: 'withdraw' }),
    ]);
    expect(totals.countries.individual.get('KE')).toEqual({ count: 1, peak: 2 });
  });

  it('refuses a gap, a repetition, and a count below zero', () => {
    expect(() => fold(emptyTotals(start), [entry(2)])).toThrow(RangeError);
    expect(() => fold(emptyTotals(start), [entry(1), entry(1)])).toThrow(RangeError);
    expect(() => fold(emptyTotals(start), [entry(1, { type: 'withdraw' })])).toThrow(RangeError);
  });

  it('never lets the time of the count go back', () => {
    const totals = fold(emptyTotals(start), [
      entry(1, { at: '2008-11-03T00:00:00.000Z' }),
      entry(2, { at: '2008-11-02T00:00:00.000Z' }),
    ]);
    expect(totals.asOf).toBe('2008-11-03T00:00:00.000Z');
  });

  it('has parts that sum to the whole, wherever it is cut in two, and changes nothing it was given', () => {
    fc.assert(
      fc.property(tallies, fc.nat(), (entries, somewhere) => {
        const cut = entries.length === 0 ? 0 : somewhere % entries.length;
        const empty = emptyTotals(start);
        const whole = fold(empty, entries);
        expect(fold(fold(empty, entries.slice(0, cut)), entries.slice(cut))).toEqual(whole);
        expect(empty).toEqual(emptyTotals(start));
        expect(sum(Object.values(whole.kinds))).toBe(total(whole));
        expect(sum(all(whole.countries))).toBe(total(whole));
        expect(sum(all(whole.members))).toBeLessThanOrEqual(total(whole));
        expect(whole.sequence).toBe(entries.length);
        for (const { count, peak } of [...all(whole.countries), ...all(whole.members)])
          expect(peak).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
