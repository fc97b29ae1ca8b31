/** At most so many steps, from pale to full. */
export const mostSteps = 5;

/** The nearest of 1, 2, 5, 10, 20, 50 … by ratio. */
const roundToSeries = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  const candidates = [1, 2, 5, 10].map((digit) => digit * power);
  return candidates.reduce((best, next) => (ratio(next, value) < ratio(best, value) ? next : best));
};

const ratio = (a: number, b: number) => Math.abs(Math.log(a / b));

/**
 * Where each step begins, so that each holds about the same ratio: few signatures in a small country and very many in a
 * large one can both be told apart. Round numbers, which seldom change while the count grows.
 *
 * @param most the highest public count
 * @returns rising, the first is 1; fewer than five where the counts are small; none where there is no count
 */
export const stepsUpTo = (most: number): readonly number[] => {
  if (most < 1) return [];
  const starts = [...Array(mostSteps).keys()].map((step) => roundToSeries(most ** (step / mostSteps)));
  return [...new Set(starts)].filter((start) => start <= most);
};

/** Index of the step that a count falls into; -1 for none. */
export const stepOf = (steps: readonly number[], count: number): number =>
  steps.findLastIndex((start) => start <= count);
