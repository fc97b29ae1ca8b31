import type { Government, Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { countryName } from './layout.js';
import { dateText } from './partial-date.js';

/** What each government is asked and where it stands, to be opened; the last entry holds for all that nothing is said of. */
export const hostedGovernments = ({ lang, governments }: Petition, say: Say): Html => {
  const known = Object.entries(governments.countries)
    .filter(([, government]) => differs(government, governments.default))
    .map(([country, government]) => ({ name: countryName(lang, country), government }))
    .toSorted((a, b) => a.name.localeCompare(b.name, lang));
  const other = say('hosted.otherCountry');
  return html`<details class="governments">
    <summary>${say('hosted.governments')}</summary>
    <ul>
      ${known.map(({ name, government }) => entry(name, government, lang, say))}
      ${entry(other, governments.default, lang, say)}
    </ul>
  </details>`;
};

const differs = ({ ask, stance, ratified }: Government, other: Government): boolean =>
  ask.ask !== other.ask.ask || stance !== 'unknown' || ratified === false;

/** The ask begins with the country's name, or has a place for it. */
const entry = (name: string, { ask, stance, ratified, source, asOf }: Government, lang: string, say: Say): Html => {
  const stands = [
    ...(stance === 'unknown' ? [] : [say(`hosted.stance.${stance}`)]),
    ...(ratified === false ? [say('hosted.notRatified')] : []),
  ];
  const text = [ask.text, ask.offer]
    .filter((said) => said !== null)
    .join(' ')
    .replaceAll('{country}', () => name);
  const day = asOf === null ? '' : ` (${dateText(lang, asOf)})`;
  return html`<li>
    ${stands.map((said) => html`<b>${said}</b> `)}${text}
    ${source === null || stands.length === 0 ? '' : html`<small>${say('hosted.source', { source: `${source}${day}` })}</small>`}
  </li>`;
};
