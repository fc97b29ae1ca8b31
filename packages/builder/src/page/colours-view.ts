import type { Meeting } from '@uncac-petition/shared/constants';
import { tightest } from '../colour/nearest.js';
import { html, nothing, type TemplateResult } from 'lit';
import { pageSchemes, schemesOf, type BuilderActions, type BuilderState, type PageScheme } from './builder-state.js';
import { failuresOf, lookOf, shownColours } from './code.js';
import { selectField } from './controls.js';
import type { Say } from './texts.js';

/** Cut, not rounded: 4.49 is not 4.5. */
const shown = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);

export const coloursView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const { choices } = state;
  const { choose } = actions;
  const scheme = schemesOf(choices.scheme)[0] ?? 'light';
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
                ${shownColours(choices).map(
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

const meetingIn = ({ of, on, ratio, least }: Meeting, say: Say): Readonly<Record<string, string>> => ({
  of: say(`colour.${of}`),
  on: say(`colour.${on}`),
  ratio: shown(ratio),
  least: String(least),
});

const verdict = ({ choices }: BuilderState, say: Say, { choose }: BuilderActions): TemplateResult => {
  const failed = failuresOf(choices);
  if (failed.length === 0) {
    const found = tightest(lookOf(choices), schemesOf(choices.scheme));
    return html`<p class="hint">${found === undefined ? nothing : say('contrast.fine', meetingIn(found, say))}</p>`;
  }
  const offers = new Map(failed.map(({ of, nearest }) => [of, nearest]));
  return html`
    <div class="errors">
      <h3>${say('contrast.failed')}</h3>
      <ul>
        ${failed.map(
          (meeting) => html`
            <li>${say('contrast.line', meetingIn(meeting, say))} (${say(`scheme.${meeting.scheme}`)})</li>
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
