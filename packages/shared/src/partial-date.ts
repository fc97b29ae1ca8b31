/* A day, a month or a year as ISO 8601 writes it: `2009-11-09`, `2008-12`, `2009`. */

const dayMs = 86_400_000;

export const precisionOf = (date: string): 'year' | 'month' | 'day' => {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
};

/** @returns milliseconds since 1970 of the first moment of what the date names, in UTC */
export const firstMoment = (date: string): number => Date.parse(date);

/** @returns milliseconds since 1970 of the first moment after what the date names, in UTC */
export const momentAfter = (date: string): number => {
  const first = new Date(firstMoment(date));
  if (precisionOf(date) === 'year') return Date.UTC(first.getUTCFullYear() + 1, 0);
  if (precisionOf(date) === 'month') return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return firstMoment(date) + dayMs;
};
