/** Random choices that are the same for the same seed. */
export interface Draw {
  /** From 0 to below `limit`. */
  readonly int: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]] | readonly T[]) => T;
}

/** @param seed of the run @param index of the request, so that one can be drawn again alone (mulberry32) */
export const drawFrom = (seed: number, index: number): Draw => {
  let state = (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (limit: number) => Math.floor(next() * limit);
  return { int, chance: (probability) => next() < probability, pick: (list) => list[int(list.length)] as never };
};
