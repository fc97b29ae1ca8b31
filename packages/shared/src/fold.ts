import { signatureKinds, type SignatureKind, type TallyType } from './words.js';

/** What one entry of the tally says about the count. */
export interface TallyEntry {
  readonly index: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type: TallyType;
  readonly kind: SignatureKind;
  readonly country: string;
  /** Null where no member is credited. */
  readonly member: string | null;
}

/** `peak` is the highest count there has been: what was once shown stays shown (promise 6). */
export interface Count {
  readonly count: number;
  readonly peak: number;
}

/** Counts of countries or members, each kind of signature by itself: not all of them need shelter. */
export type PlaceCounts = Readonly<Record<SignatureKind, ReadonlyMap<string, Count>>>;

/** The fold of the tally up to and with entry `sequence`. Not public: only `publish(totals)` is. */
export interface Totals {
  readonly sequence: number;
  readonly asOf: string;
  readonly kinds: Readonly<Record<SignatureKind, Count>>;
  readonly countries: PlaceCounts;
  readonly members: PlaceCounts;
}

const none: Count = { count: 0, peak: 0 };
const step = { sign: 1, restore: 1, withdraw: -1, exclude: -1 } as const satisfies Record<TallyType, 1 | -1>;

/** The same for each kind of signature. */
export const forEachKind = <T>(make: (kind: SignatureKind) => T): Record<SignatureKind, T> =>
  Object.fromEntries(signatureKinds.map((kind) => [kind, make(kind)])) as Record<SignatureKind, T>;

/** Totals of a tally without entries. @param asOf ISO 8601; the time the petition was made */
export const emptyTotals = (asOf: string): Totals => ({
  sequence: 0,
  asOf,
  kinds: forEachKind(() => none),
  countries: forEachKind(() => new Map()),
  members: forEachKind(() => new Map()),
});

/**
 * Adds entries to totals, in order. Pure: `totals` stays as it was.
 *
 * @throws RangeError when an index does not follow the one before, or a count would fall below zero: both mean that the
 *   tally is damaged
 */
export const fold = (totals: Totals, entries: Iterable<TallyEntry>): Totals => {
  let { sequence, asOf } = totals;
  const kinds = new Map<string, Count>(Object.entries(totals.kinds));
  const countries = forEachKind((kind) => new Map(totals.countries[kind]));
  const members = forEachKind((kind) => new Map(totals.members[kind]));

  for (const entry of entries) {
    if (entry.index !== sequence + 1) throw new RangeError(`Tally entry ${entry.index} follows ${sequence}`);
    add(kinds, entry.kind, entry);
    add(countries[entry.kind], entry.country, entry);
    if (entry.member !== null) add(members[entry.kind], entry.member, entry);
    sequence = entry.index;
    // Clocks of servers differ; the time of the count never goes back.
    if (entry.at > asOf) asOf = entry.at;
  }
  return { sequence, asOf, kinds: forEachKind((kind) => kinds.get(kind) ?? none), countries, members };
};

const add = (counts: Map<string, Count>, place: string, entry: TallyEntry): void => {
  const before = counts.get(place) ?? none;
  const count = before.count + step[entry.type];
  if (count < 0) throw new RangeError(`Tally entry ${entry.index} takes ${place} below zero`);
  counts.set(place, { count, peak: Math.max(before.peak, count) });
};

/** All signatures counted, of every kind. */
export const total = (totals: Totals): number =>
  signatureKinds.reduce((sum, kind) => sum + totals.kinds[kind].count, 0);
