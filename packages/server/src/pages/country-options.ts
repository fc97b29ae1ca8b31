import { countries } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { countryName } from './layout.js';

/** All countries, as a language names and sorts them. */
export const countryOptions = (lang: string, selected: string | undefined): Html => {
  const sorted = countries
    .map((country) => ({ country, name: countryName(lang, country) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang));
  return html`${sorted.map(({ country, name }) => html`<option value="${country}" ${selected === country ? 'selected' : ''}>${name}</option>`)}`;
};
