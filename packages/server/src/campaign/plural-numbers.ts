/** Enough to meet every form of every language; the last one for those that say millions otherwise. */
const samples = [...Array.from({ length: 201 }, (_, number) => number), 1_000_000, 2_000_000];

/**
 * Which numbers each plural form of a language stands for, some of each. Forms for fractions stand for none: we count.
 *
 * @returns undefined where the rules of the language are not known
 */
export const pluralNumbers = (lang: string): ReadonlyMap<string, readonly number[]> | undefined => {
  if (Intl.PluralRules.supportedLocalesOf(lang).length === 0) return undefined;
  const rules = new Intl.PluralRules(lang);
  return Map.groupBy(samples, (number) => rules.select(number));
};

/** `0, 5, 6 …` */
export const sayNumbers = (numbers: readonly number[]): string =>
  numbers.slice(0, 3).join(', ') + (numbers.length > 3 ? ' …' : '');
