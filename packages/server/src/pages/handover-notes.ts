import { handovers, type Handover, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { countryName } from './layout.js';

/** What is handed over about a signer who lives there (promise 11). */
export const handoverIn = ({ governments }: Petition, country: string): Handover =>
  (governments.countries[country] ?? governments.default).handover;

/**
 * Says before signing what will be handed over. There is no script: page.css shows the note for the country that is
 * chosen. A browser that can't do that shows all notes, each with the countries that it holds for.
 */
export const handoverNotes = (view: Petition, say: Say): Html => html`
  <div class="handover" aria-live="polite">
    ${handovers.map((handover) => note(view, say, handover))}
    <p data-handover="without-name">${say('hosted.handover.without-name')}</p>
  </div>
`;

const note = (view: Petition, say: Say, handover: Handover): Html => {
  const isDefault = view.governments.default.handover === handover;
  const countries = Object.keys(view.governments.countries).filter((one) => handoverIn(view, one) === handover);
  if (!isDefault && countries.length === 0) return html``;
  const where = isDefault
    ? say('hosted.handover.elsewhere')
    : say('hosted.handover.in', { countries: listed(view.lang, countries) });
  return html`<p data-handover="${handover}">
    ${say(`hosted.handover.${handover}`)} <span class="where">${where}</span>
  </p>`;
};

const listed = (lang: string, countries: readonly string[]): string =>
  new Intl.ListFormat(lang).format(
    countries.map((country) => countryName(lang, country)).toSorted((a, b) => a.localeCompare(b, lang)),
  );
