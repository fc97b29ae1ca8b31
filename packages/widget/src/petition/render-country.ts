import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.js';
import { asksName, governmentOf, handoverOf } from './draft.js';
import type { CountryChoice } from './countries.js';
import { errorId, renderError } from './render-fields.js';

const groups = new WeakMap<readonly CountryChoice[], HTMLOptGroupElement>();

/** Made once and by hand: a template would go through 250 countries with each letter that is typed. */
const groupOf = (choices: readonly CountryChoice[], label: string): HTMLOptGroupElement | typeof nothing => {
  if (choices.length === 0) return nothing;
  const made = groups.get(choices);
  if (made) return made;
  const group = document.createElement('optgroup');
  group.label = label;
  for (const { code, name } of choices) {
    const option = document.createElement('option');
    option.value = code;
    option.text = name;
    group.append(option);
  }
  groups.set(choices, group);
  return group;
};

/** The country and, once it is chosen, what it means for the signature (promise 11). */
export const renderCountry = (view: FormView): TemplateResult => {
  const { locale, draft, errors, choices } = view;
  return html`
    <div class="field" part="field">
      <label for="country" part="label"
        >${locale.say(draft.kind === 'individual' ? 'country' : `country-${draft.kind}`)}</label
      >
      ${renderError(view, 'country')}
      <select
        part="input"
        id="country"
        name="country"
        autocomplete="country"
        required
        aria-invalid=${errors.country ? 'true' : nothing}
        aria-describedby=${errors.country ? errorId('country') : nothing}
        @change=${(event: Event) => view.change({ country: (event.target as HTMLSelectElement).value })}
      >
        <option value="">${locale.say('countryChoose')}</option>
        ${groupOf(choices.likely, locale.say('countriesLikely'))} ${groupOf(choices.others, locale.say('countriesAll'))}
      </select>
      <div role="status">${draft.country ? renderMeaning(view) : nothing}</div>
    </div>
  `;
};

const renderMeaning = (view: FormView) => {
  const { locale, petition, draft, later } = view;
  const country = locale.country(draft.country);
  const { ask } = governmentOf(petition, draft.country);
  const handover = handoverOf(petition, draft.country) ?? 'full-name';
  const said =
    handover === 'count-only' || asksName(petition, draft)
      ? (`handover-${handover}` as const)
      : 'handover-without-name';
  return html`
    <dl class="note" part="note">
      ${later?.renderStance(view)}
      <dt>${locale.say('ask')}</dt>
      <dd>${ask.text.replaceAll('{country}', country)}</dd>
      ${ask.addressee ? html`<dd class="soft">${locale.say('addressee', { addressee: ask.addressee })}</dd>` : nothing}
      ${later?.renderOffer(view)}
      ${
        draft.kind === 'individual'
          ? html`<dt>${locale.say('handover', { country })}</dt>
              <dd>${locale.say(said)}</dd>`
          : nothing
      }
    </dl>
  `;
};
