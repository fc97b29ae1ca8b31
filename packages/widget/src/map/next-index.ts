import type { Locale } from '../locales/locale.js';

/**
 * Where a key leads in a list, as in any list box: arrows, Home, End, and letters to the next name that begins so.
 *
 * @returns undefined where the key leads nowhere
 */
export const nextIndex = (
  key: string,
  index: number,
  names: readonly string[],
  locale: Locale | undefined,
): number | undefined => {
  const last = names.length - 1;
  const [back, on] = locale?.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  if (key === 'ArrowDown' || key === on) return Math.min(last, index + 1);
  if (key === 'ArrowUp' || key === back) return Math.max(0, index - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return [...key].length === 1 ? indexOfLetter(key, index, names, locale) : undefined;
};

const indexOfLetter = (letter: string, index: number, names: readonly string[], locale: Locale | undefined) => {
  const { compare } = new Intl.Collator(locale?.lang, { sensitivity: 'base' });
  const matches = names.flatMap((name, at) => (compare(name.slice(0, letter.length), letter) === 0 ? [at] : []));
  return matches.find((at) => at > index) ?? matches[0];
};
