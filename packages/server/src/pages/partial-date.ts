import { firstMoment, precisionOf } from '@uncac-petition/shared';
import { onceForEach } from './once-for-each.js';

const dayMs = 86_400_000;

/** A day, a month or a year (ISO 8601), or a span from one to another, as a language writes it. */
export const dateText = (lang: string, from: string, to: string | null = null): string => {
  const format = formats[precisionOf(from)](lang);
  return to === null ? format.format(firstMoment(from)) : format.formatRange(firstMoment(from), firstMoment(to));
};

/** How far away something is: "in 12 days", "tomorrow", "in 3 months". @param today milliseconds since 1970 */
export const distanceText = (lang: string, date: string, today: number): string => {
  const [then, now] = [new Date(firstMoment(date)), new Date(today)];
  const years = then.getUTCFullYear() - now.getUTCFullYear();
  const months = years * 12 + then.getUTCMonth() - now.getUTCMonth();
  const days = Math.round((firstMoment(date) - startOfDay(today)) / dayMs);
  const relative = relatives(lang);
  if (precisionOf(date) === 'year') return relative.format(years, 'year');
  if (precisionOf(date) === 'month' || days > 60) return relative.format(months, 'month');
  return relative.format(days, 'day');
};

const startOfDay = (now: number): number => now - (now % dayMs);

const formatWith = (options: Intl.DateTimeFormatOptions) =>
  onceForEach((lang) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }));

const formats = {
  year: formatWith({ year: 'numeric' }),
  month: formatWith({ year: 'numeric', month: 'long' }),
  day: formatWith({ dateStyle: 'long' }),
};

const relatives = onceForEach((lang) => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));
