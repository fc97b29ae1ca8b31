import { paths, type Petition, type TextVersions } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { MessageKey, Say } from './catalogue.js';
import { countryOptions } from './country-options.js';
import { handoverIn, handoverNotes } from './handover-notes.js';
import type { HostedPage } from './hosted-page.js';

/** The form for browsers without JavaScript. */
export const hostedForm = ({ view, typed, errors, notice, idempotencyKey, formToken }: HostedPage, say: Say): Html => {
  const fields: Fields = { typed, errors: new Map(errors.map(({ path, code }) => [path, code])), say };
  // The member in the address is the one that is credited; it stays there when the form comes back with a mistake.
  const address = new URLSearchParams({ lang: view.lang, ...(view.member && { member: view.member.member }) });
  return html`
    <form method="post" action="${paths.page(view.petition)}?${address.toString()}#form" class="sign" id="form">
      ${notice === undefined ? '' : html`<p class="errors" role="alert">${say(notice.text, notice.values)} ${notice.text === 'form.busy' ? say('form.script') : ''}</p>`}
      ${errors.length === 0 ? '' : errorSummary(fields)} ${countrySelect(fields, view)} ${handoverNotes(view, say)}
      <div class="asks-name">${input(fields, 'name', 'hosted.name', { type: 'text', autocomplete: 'name' })}</div>
      <div class="leaves-name">${box(fields, 'withoutName', say('hosted.withoutName'))}</div>
      ${input(fields, 'email', 'hosted.email', { type: 'email', autocomplete: 'email', hint: say('hosted.emailHint') })}
      ${view.fields.includes('showName') ? html`<div class="asks-name">${box(fields, 'showName', say('hosted.showName'))}</div>` : ''}
      ${optInBoxes(fields, view)} ${box(fields, 'consent', view.consent)}
      <div class="fax" aria-hidden="true">
        <label>Fax <input name="fax" tabindex="-1" autocomplete="off" /></label>
      </div>
      <input type="hidden" name="idempotencyKey" value="${idempotencyKey}" />
      <input type="hidden" name="formToken" value="${formToken}" />
      <input type="hidden" name="lang" value="${view.lang}" />
      <input type="hidden" name="versions" value="${JSON.stringify(versionsOf(view))}" />
      <button>${say('hosted.sign')}</button>
    </form>
  `;
};

/** To be sent back, so that the signature belongs to the texts that were shown (promise 12). */
const versionsOf = ({ versions, optIn }: Petition): TextVersions => ({
  ...versions,
  optIn: Object.fromEntries(optIn.map(({ holder, version }) => [holder, version])),
});

interface Fields {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: ReadonlyMap<string, string>;
  readonly say: Say;
}

const labels: Readonly<Record<string, MessageKey>> = {
  name: 'hosted.name',
  email: 'hosted.email',
  country: 'hosted.country',
};

const message = ({ errors, say }: Fields, field: string): string => {
  const code = errors.get(field);
  return code === undefined ? '' : say(`error.${code}` as MessageKey);
};

const errorSummary = (fields: Fields): Html => html`
  <div class="errors" role="alert">
    <h2>${fields.say('hosted.errorTitle')}</h2>
    <ul>
      ${[...fields.errors.keys()].map((field) => {
        const label = labels[field];
        return html`<li>
          <a href="#${field}">${label === undefined ? '' : `${fields.say(label)}: `}${message(fields, field)}</a>
        </li>`;
      })}
    </ul>
  </div>
`;

/** `aria` attributes that tie a field to its error and hint. */
const described = (fields: Fields, field: string, hint = ''): Html => {
  const ids = [...(hint === '' ? [] : [`${field}-hint`]), ...(fields.errors.has(field) ? [`${field}-error`] : [])].join(
    ' ',
  );
  return html`aria-invalid="${fields.errors.has(field) ? 'true' : 'false'}"
  ${ids === '' ? '' : html`aria-describedby="${ids}"`}`;
};

const error = (fields: Fields, field: string): Html =>
  fields.errors.has(field) ? html`<p class="error" id="${field}-error">${message(fields, field)}</p>` : html``;

const input = (
  fields: Fields,
  field: string,
  label: MessageKey,
  { type, autocomplete, hint = '' }: { type: string; autocomplete: string; hint?: string },
): Html => html`
  <div class="field">
    <label for="${field}">${fields.say(label)}</label>
    ${hint === '' ? '' : html`<p class="hint" id="${field}-hint">${hint}</p>`}
    <input
      id="${field}"
      name="${field}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${fields.typed[field] ?? ''}"
      dir="auto"
      ${described(fields, field, hint)}
    />
    ${error(fields, field)}
  </div>
`;

const box = (fields: Fields, field: string, text: string): Html => html`
  <div class="field">
    <label class="box">
      <input
        id="${field}"
        type="checkbox"
        name="${field}"
        value="true"
        ${fields.typed[field] === undefined ? '' : 'checked'}
        ${described(fields, field)}
      />
      <span>${text}</span>
    </label>
    ${error(fields, field)}
  </div>
`;

/** None is ever ticked in advance. */
const optInBoxes = ({ typed }: Fields, { optIn }: Petition): Html[] => {
  const ticked = typed['optIn']?.split(' ') ?? [];
  return optIn.map(
    ({ holder, text }) => html`
      <div class="field">
        <label class="box">
          <input type="checkbox" name="optIn" value="${holder}" ${ticked.includes(holder) ? 'checked' : ''} />
          <span>${text}</span>
        </label>
      </div>
    `,
  );
};

const countrySelect = (fields: Fields, view: Petition): Html => html`
  <div class="field">
    <label for="country">${fields.say('hosted.country')}</label>
    <select id="country" name="country" autocomplete="country" ${described(fields, 'country')}>
      <option value="">${fields.say('hosted.countryChoose')}</option>
      ${countryOptions(view.lang, fields.typed['country'], (country) => handoverIn(view, country))}
    </select>
    ${error(fields, 'country')}
  </div>
`;
