import type { PublicTotals } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';

const shownAtOnce = 8;

/** Goals of single countries, and of so many of them; the one for all is shown with the count. */
export const renderGoals = (locale: Locale, { goals, countries }: PublicTotals): TemplateResult | typeof nothing => {
  const others = goals.filter(({ scope }) => scope !== 'total');
  if (others.length === 0) return nothing;
  const counts = new Map(countries.map(({ country, count }) => [country, count]));
  return html`
    <h3>${locale.say('goals')}</h3>
    <ul part="goals" class="rows">
      ${others.map(({ scope, target, above = 0 }) => {
        const ofMany = scope === 'countries';
        const reached = ofMany ? countries.filter(({ count }) => count >= above).length : (counts.get(scope) ?? 0);
        return renderRow(
          ofMany ? locale.say('goalCountries', { count: above }) : locale.country(scope),
          locale.say('goalProgress', { reached, goal: target }),
          reached,
          target,
          'goal',
        );
      })}
    </ul>
  `;
};

/** Countries as bars, most signatures first; beyond the first few on demand. */
export const renderCountries = (locale: Locale, { countries }: PublicTotals): TemplateResult | typeof nothing => {
  if (countries.length === 0) return nothing;
  const most = countries[0]?.count ?? 1;
  const rows = countries.map(({ country, count }) =>
    renderRow(locale.country(country), locale.number(count), count, most, 'bar'),
  );
  const more = rows.slice(shownAtOnce);
  return html`
    <h3>${locale.say('byCountry')}</h3>
    <ul part="countries" class="rows">
      ${rows.slice(0, shownAtOnce)}
    </ul>
    ${
      more.length > 0
        ? html`<details>
            <summary>${locale.say('allCountries', { count: more.length })}</summary>
            <ul class="rows">
              ${more}
            </ul>
          </details>`
        : nothing
    }
  `;
};

/** Signatures from countries that are not shown. */
export const renderWithheld = (
  locale: Locale,
  { withheld: { countries } }: PublicTotals,
): TemplateResult | typeof nothing =>
  countries.places === 0
    ? nothing
    : html`<p class="soft">${locale.say('withheld', { count: countries.count, places: countries.places })}</p>`;

/** The bar only repeats what the words say, so screen readers pass over it. */
const renderRow = (name: string, said: string, value: number, max: number, part: string) => html`
  <li>
    <span class="place">${name}</span> <span class="value">${said}</span>
    <progress part=${part} aria-hidden="true" max=${max} .value=${Math.min(value, max)}></progress>
  </li>
`;
