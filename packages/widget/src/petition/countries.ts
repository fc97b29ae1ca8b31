import type { Petition } from '@uncac-petition/shared';
import { countries } from '@uncac-petition/shared/constants';
import type { Locale } from '../locales/locale.js';

export interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

const regionOf = (tag: string): string | undefined => {
  try {
    return new Intl.Locale(tag).region;
  } catch {
    return undefined;
  }
};

/** The member's country and the regions of the browser's languages come first; nobody's network address is asked. */
export const countryChoices = (
  petition: Petition,
  locale: Locale,
  languages: readonly string[],
): { readonly likely: readonly CountryChoice[]; readonly others: readonly CountryChoice[] } => {
  const wanted = [petition.member?.country, ...languages.map(regionOf)];
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
