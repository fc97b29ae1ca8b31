import { organisationTypes } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from '../petition/form-view.js';
import { errorId, renderError, renderTextField } from '../petition/render-fields.js';

/** In the place of an individual's name. @returns undefined for individuals */
export const renderFields = (view: FormView): TemplateResult | undefined =>
  ({ individual: undefined, organisation: renderOrganisation, parliamentarian: renderParliamentarian })[
    view.draft.kind
  ]?.(view);

const renderOrganisation = (view: FormView) => html`
  ${renderTextField(view, { field: 'organisation.name', type: 'text', autocomplete: 'organization', required: true })}
  ${renderType(view)}
  ${renderTextField(view, { field: 'organisation.website', type: 'url', autocomplete: 'url', required: true })}
  ${renderTextField(view, {
    field: 'organisation.role',
    hint: view.locale.say('roleHint'),
    type: 'text',
    autocomplete: 'organization-title',
    required: true,
  })}
`;

const renderType = (view: FormView) => {
  const { locale, draft, errors, change } = view;
  const field = 'organisation.type';
  const chosen = draft[field] ?? '';
  return html`
    <div class="field" part="field">
      <label for=${field} part="label">${locale.say(field)}</label>
      ${renderError(view, field)}
      <select
        part="input"
        id=${field}
        name=${field}
        required
        aria-invalid=${errors[field] ? 'true' : nothing}
        aria-describedby=${errors[field] ? errorId(field) : nothing}
        @change=${(event: Event) => change({ [field]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${!chosen}>${locale.say('typeChoose')}</option>
        ${organisationTypes.map(
          (type) => html`<option value=${type} ?selected=${type === chosen}>${locale.say(`type-${type}`)}</option>`,
        )}
      </select>
    </div>
  `;
};

const renderParliamentarian = (view: FormView) => html`
  ${renderTextField(view, { field: 'name', type: 'text', autocomplete: 'name', required: true })}
  ${renderTextField(view, { field: 'parliament.name', type: 'text', autocomplete: 'off', required: true })}
  ${renderTextField(view, { field: 'parliament.chamber', type: 'text', autocomplete: 'off', required: false })}
  ${renderTextField(view, { field: 'parliament.constituency', type: 'text', autocomplete: 'off', required: false })}
`;
