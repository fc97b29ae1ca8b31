import { html, nothing, type TemplateResult } from 'lit';
import { describe } from './describe.js';
import type { View } from './view.js';

/**
 * What is known of the country that is pointed at or chosen; else how to choose one. Not announced: a screen reader
 * tells it with the country.
 */
export const renderCaption = (view: View): TemplateResult => {
  const { locale, say, places, shown } = view;
  const place = places.find(({ country }) => country === shown);
  const [first = '', ...others] = shown ? describe(view, place) : [];
  return html`
    <div part="map-caption" class="caption">
      <p id="map-hint" class="soft" ?hidden=${shown !== undefined}>${say('hint')}</p>
      ${
        shown
          ? html`<p>
              <strong>${locale.country(shown)}</strong> <span>${first}</span>
              ${others.map((other) => html`<span class="soft">${other}</span> `)}
            </p>`
          : nothing
      }
    </div>
  `;
};
