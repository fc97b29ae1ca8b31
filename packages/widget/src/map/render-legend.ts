import { stances } from '@uncac-petition/shared/constants';
import { html, type TemplateResult } from 'lit';
import { fillOf, stepClass } from './render-fill.js';
import type { View } from './view.js';

/** What the shading means. */
export const renderLegend = (view: View): TemplateResult => html`
  <ul part="map-key" class="key" aria-label=${view.say('legend')}>
    ${(view.shade === 'stance' ? stanceEntries(view) : stepEntries(view)).map(
      ([shadeName, said]) => html`<li>${renderSwatch(shadeName)} ${said}</li>`,
    )}
  </ul>
`;

type Entry = readonly [shadeName: string, said: string];

const stanceEntries = ({ say }: View): readonly Entry[] =>
  stances.map((stance) => [`stance-${stance}`, say(`stance-${stance}`)]);

const stepEntries = ({ locale, say, steps }: View): readonly Entry[] => [
  ...steps.map((from, step): Entry => {
    const next = steps[step + 1];
    const range = { from, to: (next ?? 0) - 1 };
    const said = next === undefined ? say('rangeOpen', range) : say('range', range);
    return [stepClass(step, steps), next === from + 1 ? locale.number(from) : said];
  }),
  ['step-none', say('noNumber')],
];

const renderSwatch = (shadeName: string) => html`
  <svg class="swatch" viewBox="0 0 66 42" aria-hidden="true">
    <rect class=${shadeName} width="66" height="42" rx="8" fill=${fillOf(shadeName)} />
  </svg>
`;
