import { onceForEach } from './once-for-each.js';

const dayMs = 86_400_000;

/** A day, a month or a year (ISO 8601), or a span from one to another, as a language writes it. */
export const dateText = (lang: string, from: string, to: string | null = null): string => {
  const format = formats[precision(from)](lang);
  return to === null ? format.format(firstDay(from)) : format.formatRange(firstDay(from), firstDay(to));
};

/** How far away something is: "in 12 days", "tomorrow", "in 3 months". @param today milliseconds since 1970 */
export const distanceText = (lang: string, date: string, today: number): string => {
  const [then, now] = [new Date(firstDay(date)), new Date(today)];
  const years = then.getUTCFullYear() - now.getUTCFullYear();
  const months = years * 12 + then.getUTCMonth() - now.getUTCMonth();
  const days = Math.round((firstDay(date) - startOfDay(today)) / dayMs);
  const relative = relatives(lang);
  if (precision(date) === 'year') return relative.format(years, 'year');
  if (precision(date) === 'month' || days > 60) return relative.format(months, 'month');
  return relative.format(days, 'day');
};

/** @returns milliseconds since 1970 of the first moment of what the date names, in UTC */
export const firstDay = (date: string): number => Date.parse(date);

/** @returns milliseconds since 1970 of the first moment after what the date names, in UTC */
export const dayAfter = (date: string): number => {
  const first = new Date(firstDay(date));
  if (precision(date) === 'year') return Date.UTC(first.getUTCFullYear() + 1, 0);
  if (precision(date) === 'month') return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return firstDay(date) + dayMs;
};

const startOfDay = (now: number): number => now - (now % dayMs);

const precision = (date: string): 'year' | 'month' | 'day' => {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
};

const formatWith = (options: Intl.DateTimeFormatOptions) =>
  onceForEach((lang) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }));

const formats = {
  year: formatWith({ year: 'numeric' }),
  month: formatWith({ year: 'numeric', month: 'long' }),
  day: formatWith({ dateStyle: 'long' }),
};

const relatives = onceForEach((lang) => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));
