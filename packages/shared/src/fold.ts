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

/** The fold of the tally up to and with entry `sequence`. Not public: only `publish(totals)` is. */
export interface Totals {
  readonly sequence: number;
  readonly asOf: string;
  readonly kinds: Readonly<Record<SignatureKind, Count>>;
  readonly countries: ReadonlyMap<string, Count>;
  readonly members: ReadonlyMap<string, Count>;
}

const none: Count = { count: 0, peak: 0 };
const step = { sign: 1, restore: 1, withdraw: -1, exclude: -1 } as const satisfies Record<TallyType, 1 | -1>;

/** Totals of a tally without entries. @param asOf ISO 8601; the time the petition was made */
export const emptyTotals = (asOf: string): Totals => ({
  sequence: 0,
  asOf,
  kinds: { individual: none, organisation: none, parliamentarian: none },
  countries: new Map(),
  members: new Map(),
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
  const countries = new Map(totals.countries);
  const members = new Map(totals.members);

  for (const entry of entries) {
    if (entry.index !== sequence + 1) throw new RangeError(`Tally entry ${entry.index} follows ${sequence}`);
    add(kinds, entry.kind, entry);
    add(countries, entry.country, entry);
    if (entry.member !== null) add(members, entry.member, entry);
    sequence = entry.index;
    // Clocks of servers differ; the time of the count never goes back.
    if (entry.at > asOf) asOf = entry.at;
  }
  const byKind = Object.fromEntries(signatureKinds.map((kind) => [kind, kinds.get(kind) ?? none]));
  return { sequence, asOf, kinds: byKind as Record<SignatureKind, Count>, countries, members };
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
