import type { Locale } from './locale.js';

/** How much of a partial date is known; the length of its ISO form tells. */
const partsOf = (day: string): Intl.DateTimeFormatOptions => ({
  year: 'numeric',
  ...(day.length > 4 && { month: 'long' }),
  ...(day.length > 7 && { day: 'numeric' }),
});

const formatOf = ({ lang }: Locale, day: string) => new Intl.DateTimeFormat(lang, { ...partsOf(day), timeZone: 'UTC' });

/** @param day ISO 8601 day, month or year: `2009-11-09`, `2008-12`, `2009` */
export const formatDay = (locale: Locale, day: string): string => formatOf(locale, day).format(new Date(day));

/** From one day, month or year to another: "9 – 13 November 2009". */
export const formatDays = (locale: Locale, from: string, to: string | null): string =>
  to ? formatOf(locale, from).formatRange(new Date(from), new Date(to)) : formatDay(locale, from);

const dayMs = 86_400_000;
const units = [
  ['day', 60],
  ['month', 24],
  ['year', Infinity],
] as const;

/** How far off a day, month or year is, in the unit that fits: "in 12 days", "next month". Both in UTC. */
export const formatDistance = ({ lang }: Locale, day: string, today: Date): string => {
  const then = new Date(day);
  const years = then.getUTCFullYear() - today.getUTCFullYear();
  const months = years * 12 + then.getUTCMonth() - today.getUTCMonth();
  const distances = { day: Math.round((then.getTime() - today.getTime()) / dayMs), month: months, year: years };
  const known = { 4: 'year', 7: 'month' }[day.length] ?? 'day';
  const fitting = units.slice(units.findIndex(([unit]) => unit === known));
  const [unit] = fitting.find(([each, most]) => Math.abs(distances[each]) < most) ?? units[2];
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(distances[unit], unit);
};
