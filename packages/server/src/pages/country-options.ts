import { countries } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { countryName } from './layout.js';
import { onceForEach } from './once-for-each.js';

/**
 * All countries, as a language names and sorts them.
 *
 * @param handoverIn what is handed over there, for page.css to see
 */
export const countryOptions = (
  lang: string,
  selected: string | undefined,
  handoverIn?: (country: string) => string,
): Html => {
  const handover = (country: string) => (handoverIn === undefined ? '' : html`data-handover="${handoverIn(country)}"`);
  return html`${sortedCountries(lang).map(({ country, name }) => html`<option value="${country}" ${handover(country)} ${selected === country ? 'selected' : ''}>${name}</option>`)}`;
};

const sortedCountries = onceForEach((lang) =>
  countries
    .map((country) => ({ country, name: countryName(lang, country) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang)),
);
