import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { describe } from './describe.js';
import type { Place } from './place.js';
import { fillOf, renderPatterns, shadeClass } from './render-fill.js';
import { dots, shapes, size } from './shapes.js';
import type { View } from './view.js';

const dotRadius = 8;
const countries = [...Object.keys(shapes), ...Object.keys(dots)];

/** The map itself. In the order of the codes, so that what has the focus is never moved; dots lie on top. */
export const renderShapes = (view: View): TemplateResult => {
  const { say, shade, places, shown } = view;
  const byCountry = new Map(places.map((place, index) => [place.country, { place, index }]));
  return html`
    <svg
      part="map-shapes"
      viewBox="0 0 ${size.width} ${size.height}"
      role=${places.length > 0 ? 'listbox' : 'img'}
      aria-label=${say(shade === 'stance' ? 'stancesTitle' : 'signaturesTitle')}
      aria-describedby=${places.length > 0 ? 'map-hint' : nothing}
    >
      ${renderPatterns()}
      ${countries.map((country) => {
        const { place, index = 0 } = byCountry.get(country) ?? {};
        const drawn = draw(country, shadeClass(view, place));
        return place ? renderOption(view, place, index, drawn) : svg`<g data-country=${country}>${drawn}</g>`;
      })}
      ${shown ? [draw(shown, 'halo'), draw(shown, 'ring')] : nothing}
    </svg>
  `;
};

const renderOption = (view: View, place: Place, index: number, drawn: SVGTemplateResult) => svg`
  <g
    data-country=${place.country}
    role="option"
    tabindex=${place.country === view.entry ? 0 : -1}
    aria-label="${place.name}: ${describe(view, place).join('; ')}"
    aria-selected=${place.country === view.chosen}
    aria-posinset=${index + 1}
    aria-setsize=${view.places.length}
  >${drawn}</g>
`;

const draw = (country: string, shadeName: string): SVGTemplateResult => {
  const fill = fillOf(shadeName);
  const [x, y] = dots[country] ?? [];
  return x === undefined
    ? svg`<path class=${shadeName} d=${shapes[country] ?? ''} fill=${fill} />`
    : svg`<circle class="dot ${shadeName}" cx=${x} cy=${y ?? 0} r=${dotRadius} fill=${fill} />`;
};
