/** How well one list of times can be told from another. */
export interface Auc {
  /** How likely a time of the second list is longer than one of the first; 0.5 where nothing can be told. */
  readonly auc: number;
  /** Standard error. */
  readonly error: number;
}

/** Mann-Whitney, with the standard error of DeLong; equal times count half. */
export const aucOf = (first: readonly number[], second: readonly number[]): Auc => {
  const both = ranks([...first, ...second]);
  const placed = (own: readonly number[], from: number, others: number): number[] => {
    const among = ranks(own);
    return own.map((_, index) => ((both[from + index] ?? 0) - (among[index] ?? 0)) / others);
  };
  const below = placed(second, first.length, first.length);
  const above = placed(first, 0, second.length);
  return { auc: mean(below), error: Math.sqrt(variance(below) / below.length + variance(above) / above.length) };
};

/** From 1; equal values share the middle of their ranks. */
const ranks = (values: readonly number[]): number[] => {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranked: number[] = Array.from({ length: values.length });
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const index of order.slice(from, to)) ranked[index] = (from + 1 + to) / 2;
  }
  return ranked;
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const variance = (values: readonly number[]): number => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
};
