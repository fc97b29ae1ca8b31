import type { Locale } from './locale.js';

/** @param at ISO 8601, or milliseconds since 1970 */
export const formatDate = ({ lang }: Locale, at: string | number, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang, style).format(new Date(at));
