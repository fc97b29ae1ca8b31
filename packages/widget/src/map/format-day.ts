import type { Locale } from '../locales/locale.js';

const styles: readonly Intl.DateTimeFormatOptions[] = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { dateStyle: 'long' },
];

/** @param day ISO 8601 day, month or year: what is not known is not said */
export const formatDay = ({ lang }: Locale, day: string): string =>
  new Intl.DateTimeFormat(lang, { ...styles[day.split('-').length - 1], timeZone: 'UTC' }).format(new Date(day));
