import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../locales/format-day.js';
import type { Place } from './place.js';
import type { View } from './view.js';

/** The same data as the map shows, with what has no place on it, on demand. */
export const renderTable = (view: View, listed: readonly Place[]): TemplateResult | typeof nothing => {
  if (listed.length === 0) return nothing;
  const { say } = view;
  const ofStances = view.shade === 'stance';
  return html`
    <details part="map-table">
      <summary>${say('table')}</summary>
      <table>
        <caption class="unseen">
          ${say(ofStances ? 'stancesTitle' : 'signaturesTitle')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('country')}</th>
            ${ofStances ? html`<th scope="col">${say('stance')}</th>` : nothing}
            <th scope="col" class="number">${say('count')}</th>
            ${ofStances ? html`<th scope="col">${say('source')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${listed.map((place) => renderRow(view, place))}
        </tbody>
      </table>
    </details>
  `;
};

const renderRow = ({ locale, say }: View, { name, count, position }: Place) => html`
  <tr>
    <th scope="row">${name}</th>
    ${position ? html`<td>${say(`stance-${position.stance}`)}</td>` : nothing}
    <td class="number">${count === undefined ? '–' : locale.number(count)}</td>
    ${position ? html`<td><bdi>${position.source}</bdi> (${formatDay(locale, position.asOf)})</td>` : nothing}
  </tr>
`;
