import type { Catalogue } from '../locales/catalogue.js';
import { fetchWords, isEnglish, type Speaker } from '../locales/fetch-words.js';
import type { Locale } from '../locales/locale.js';

const learning = new WeakSet<Locale>();

/**
 * Teaches a language what organisations and parliamentarians are asked; where that does not come, they are asked in English.
 *
 * @returns whether there is something new to show: once for each
 */
export const speak = async (locale: Locale, speaker: Speaker): Promise<boolean> => {
  if (learning.has(locale)) return false;
  learning.add(locale);
  if (isEnglish(locale.lang)) return true;
  locale.learn((await fetchWords<Partial<Catalogue>>(speaker, `${locale.lang}-kinds`)) ?? {});
  return true;
};
