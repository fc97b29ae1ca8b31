import { meetings, type Palette } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { pageSchemes, schemesOf, type BuilderActions, type BuilderState, type PageScheme } from './builder-state.js';
import { failuresOf, lookOf } from './code.js';
import { selectField } from './controls.js';
import type { Say } from './texts.js';

/** Those that a site has of its own; others come to it where one of them fails. */
const offered = ['accent', 'onAccent', 'text', 'surface', 'raised'] as const satisfies readonly (keyof Palette)[];

/** Cut, not rounded: 4.49 is not 4.5. */
const shown = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

export const coloursView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const { choices } = state;
  const { choose } = actions;
  const scheme = schemesOf(choices.scheme)[0] ?? 'light';
  const colours = new Set<keyof Palette>([...offered, ...(Object.keys(choices.own) as (keyof Palette)[])]);
  const look = lookOf(choices);
  return html`
    <fieldset>
      <legend>${say('own')}</legend>
      <label class="box"
        ><input
          id="own"
          type="checkbox"
          .checked=${choices.usesOwn}
          @change=${(event: Event) => choose({ usesOwn: (event.currentTarget as HTMLInputElement).checked })}
        />${say('own.hint')}</label
      >
      ${
        choices.usesOwn
          ? html`
              ${selectField(
                'scheme',
                say('scheme'),
                pageSchemes.map((one) => ({ value: one, label: say(`scheme.${one}`) })),
                choices.scheme,
                (one) => choose({ scheme: one as PageScheme }),
              )}
              <div class="colours">
                ${[...colours].map(
                  (colour) => html`
                    <label class="colour"
                      ><input
                        type="color"
                        name=${colour}
                        .value=${look[scheme][colour]}
                        @input=${(event: Event) =>
                          choose({
                            own: { ...choices.own, [colour]: (event.currentTarget as HTMLInputElement).value },
                          })}
                      />
                      <span>${say(`colour.${colour}`)} <code dir="ltr">${look[scheme][colour]}</code></span></label
                    >
                  `,
                )}
              </div>
              <div role="status">${verdict(state, say, actions)}</div>
            `
          : nothing
      }
    </fieldset>
  `;
};

const verdict = ({ choices }: BuilderState, say: Say, { choose }: BuilderActions): TemplateResult => {
  const failed = failuresOf(choices);
  if (failed.length === 0) {
    const look = lookOf(choices);
    const ratios = schemesOf(choices.scheme).flatMap((scheme) => meetings(look[scheme]).map(({ ratio }) => ratio));
    return html`<p class="hint">${say('contrast.fine', { ratio: shown(Math.min(...ratios)) })}</p>`;
  }
  const offers = new Map(failed.map(({ of, nearest }) => [of, nearest]));
  return html`
    <div class="errors">
      <h3>${say('contrast.failed')}</h3>
      <ul>
        ${failed.map(
          ({ of, on, ratio, least, scheme }) => html`
            <li>
              ${say('contrast.line', {
                of: say(`colour.${of}`),
                on: say(`colour.${on}`),
                ratio: shown(ratio),
                least: String(least),
              })}
              (${say(`scheme.${scheme}`)})
            </li>
          `,
        )}
      </ul>
      ${[...offers].map(
        ([of, nearest]) => html`
          <p>
            <b>${say(`colour.${of}`)}:</b>
            ${
              nearest === undefined
                ? say('contrast.ground')
                : html`<button
                    type="button"
                    class="plain"
                    @click=${() => choose({ own: { ...choices.own, [of]: nearest } })}
                  >
                    ${say('contrast.use', { colour: nearest })}
                  </button>`
            }
          </p>
        `,
      )}
    </div>
  `;
};
