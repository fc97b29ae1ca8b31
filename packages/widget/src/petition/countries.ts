import type { Petition } from '@uncac-petition/shared';
import { countries } from '@uncac-petition/shared/constants';
import { parseTag } from '../locales/wanted-language.js';
import type { Locale } from '../locales/locale.js';

export interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

export interface CountryChoices {
  readonly likely: readonly CountryChoice[];
  readonly others: readonly CountryChoice[];
}

/** The member's country and the regions of the browser's languages come first; nobody's network address is asked. */
export const countryChoices = (petition: Petition, locale: Locale, languages: readonly string[]): CountryChoices => {
  const wanted = [petition.member?.country, ...languages.map((tag) => parseTag(tag)?.region)];
  const likely = new Set(wanted.filter((code): code is string => code != null && countries.includes(code)));
  const toChoice = (code: string): CountryChoice => ({ code, name: locale.country(code) });
  return {
    likely: [...likely].map(toChoice),
    others: countries
      .filter((code) => !likely.has(code))
      .map(toChoice)
      .sort((a, b) => locale.compare(a.name, b.name)),
  };
};
