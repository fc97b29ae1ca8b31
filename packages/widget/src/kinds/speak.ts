import { localePath } from '@uncac-petition/shared/constants';
import type { Environment } from '../environment.js';
import type { Catalogue } from '../locales/catalogue.js';
import type { Locale } from '../locales/locale.js';
import { request } from '../network/request.js';

const learning = new WeakSet<Locale>();

/**
 * Teaches a language what organisations and parliamentarians are asked; where that does not come, they are asked in English.
 *
 * @returns whether there is something new to show: once for each
 */
export const speak = async (locale: Locale, environment: Environment, server: string): Promise<boolean> => {
  if (learning.has(locale)) return false;
  learning.add(locale);
  const { signal } = new AbortController();
  const base = new Intl.Locale(locale.lang).language;
  if (base === 'en') return true;
  for (const tag of new Set([locale.lang, base])) {
    const outcome = await request<Partial<Catalogue>>(environment, `${server}${localePath(`${tag}-kinds`)}`, {
      signal,
    });
    if (outcome.kind !== 'ok') continue;
    locale.learn(outcome.body);
    break;
  }
  return true;
};
