import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BuilderState } from './builder-state.js';
import { failuresOf, ownProperties } from './code.js';
import type { Say } from './texts.js';

/** The real elements, which do everything but send. */
export const previewView = ({ choices, facts }: BuilderState, say: Say): TemplateResult | typeof nothing => {
  if (choices.kind === 'link' || choices.kind === 'oembed') return nothing;
  const { petition, theme, kind } = choices;
  const [lang, member] = [choices.lang || undefined, choices.member || undefined];
  const worn = kind === 'frame' ? undefined : theme;
  const hasForm = kind !== 'totals-map';
  const hasTotals = kind === 'form-totals' || kind === 'totals-map';
  return html`
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">${say('preview')}</h2>
      <p class="hint">${say('preview.hint')}</p>
      ${
        hasForm
          ? html`<uncac-petition
              preview
              petition=${petition}
              member=${ifDefined(member)}
              lang=${ifDefined(lang)}
              theme=${ifDefined(worn)}
              >${facts?.title}</uncac-petition
            >`
          : nothing
      }
      ${
        hasTotals
          ? html`<uncac-totals
              petition=${petition}
              member=${ifDefined(member)}
              lang=${ifDefined(lang)}
              theme=${ifDefined(worn)}
              view=${ifDefined(kind === 'totals-map' ? 'map' : undefined)}
            ></uncac-totals>`
          : nothing
      }
    </section>
  `;
};

/** Property by property: the page's policy allows no style that is written as an attribute. */
export const dressPreview = ({ choices }: BuilderState): void => {
  if (failuresOf(choices).length > 0) return;
  const properties = Object.entries(choices.kind === 'frame' ? {} : ownProperties(choices));
  for (const element of document.querySelectorAll<HTMLElement>('.preview > :is(uncac-petition, uncac-totals)')) {
    for (const name of Array.from(element.style)) element.style.removeProperty(name);
    for (const [name, value] of properties) element.style.setProperty(name, value);
  }
};
