import { html, nothing, type TemplateResult } from 'lit';
import { asksName, fieldsOf, handoverOf } from './draft.js';
import type { FormView } from './form-view.js';
import { renderCountry } from './render-country.js';
import { errorId, renderBox, renderChoice, renderError, renderTextField, sayError } from './render-fields.js';

export const renderForm = (view: FormView): TemplateResult => {
  const { locale } = view;
  const sending = view.state.name === 'sending' || view.state.name === 'busy';
  const send = (event: Event) => {
    event.preventDefault();
    view.submit();
  };
  return html`
    <slot name="before-form"></slot>
    <form
      part="form"
      class="card"
      novalidate
      aria-labelledby="form-title"
      @submit=${send}
      @focusin=${view.touched}
      @input=${view.touched}
    >
      <h3 id="form-title">${locale.say('formTitle')}</h3>
      ${renderErrorSummary(view)} ${view.kinds?.renderKinds(view)} ${renderCountry(view)}
      ${view.kinds?.renderFields(view) ?? renderName(view)}
      ${renderTextField(view, {
        field: 'email',
        hint: locale.say('emailHint'),
        type: 'email',
        autocomplete: 'email',
        required: true,
      })}
      ${view.later?.renderOptional(view)} ${renderConsent(view)}
      <div class="outcome" role="alert">${view.trouble}</div>
      <button part="button" class="primary" type="submit" aria-disabled=${sending ? 'true' : nothing} @click=${send}>
        ${locale.say(sending ? 'sending' : needsRetry(view) ? 'tryAgain' : 'sign')}
      </button>
      ${view.preview ? html`<p class="soft">${locale.say('preview')}</p>` : nothing} ${renderResponsible(view)}
    </form>
    <slot name="after-form"></slot>
  `;
};

const needsRetry = ({ state }: FormView) => state.name === 'offline' || state.name === 'failed';

const renderErrorSummary = (view: FormView) => {
  const { locale, errors, focusField } = view;
  const fields = fieldsOf(view).filter((field) => errors[field]);
  if (fields.length === 0) return nothing;
  const goTo = (field: string) => (event: Event) => {
    // The address of the host page must not change.
    event.preventDefault();
    focusField(field);
  };
  return html`
    <div id="summary" class="trouble" tabindex="-1" role="group" aria-labelledby="summary-title" part="error-summary">
      <p id="summary-title"><b>${locale.say('errors', { count: fields.length })}</b></p>
      <ul>
        ${fields.map((field) => html`<li><a href="#${field}" @click=${goTo(field)}>${sayError(view, field)}</a></li>`)}
      </ul>
    </div>
  `;
};

const renderName = (view: FormView) => {
  const { petition, draft } = view;
  if (handoverOf(petition, draft.country) === 'count-only') return nothing;
  return html`
    ${
      asksName(petition, draft)
        ? renderTextField(view, { field: 'name', type: 'text', autocomplete: 'name', required: true })
        : nothing
    }
    ${renderChoice(view, 'withoutName')}
  `;
};

const renderConsent = (view: FormView) => {
  const { petition, draft, errors, change } = view;
  return renderBox({
    id: 'consent',
    label: petition.consent,
    checked: draft.consent,
    required: true,
    error: renderError(view, 'consent'),
    errorId: errors.consent && errorId('consent'),
    changed: (consent) => change({ consent }),
  });
};

const renderResponsible = ({ locale, petition: { responsible, links } }: FormView) => html`
  <p class="soft">
    ${locale.say('responsible', { name: responsible.name })} ·
    <a href=${links.privacy} target="_blank" rel="noopener"
      >${locale.say('privacy')}<span class="unseen"> ${locale.say('newTab')}</span></a
    >
  </p>
`;
