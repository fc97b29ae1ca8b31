import { html, type Html } from '../http/html.js';
import type { MessageKey, Say } from './catalogue.js';

/** What a form that comes back with a mistake knows of its fields. */
export interface Fields {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: ReadonlyMap<string, string>;
  readonly say: Say;
}

const labels: Readonly<Record<string, MessageKey>> = {
  name: 'hosted.name',
  email: 'hosted.email',
  country: 'hosted.country',
  kind: 'hosted.kind',
  'organisation.name': 'hosted.organisation.name',
  'organisation.website': 'hosted.organisation.website',
  'organisation.role': 'hosted.organisation.role',
  'parliament.name': 'hosted.parliament.name',
  'parliament.chamber': 'hosted.parliament.chamber',
  'parliament.constituency': 'hosted.parliament.constituency',
};

const message = ({ errors, say }: Fields, field: string): string => {
  const code = errors.get(field);
  return code === undefined ? '' : say(`error.${code}` as MessageKey);
};

export const errorSummary = (fields: Fields): Html => html`
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
export const described = (fields: Fields, field: string, hint = ''): Html => {
  const ids = [...(hint === '' ? [] : [`${field}-hint`]), ...(fields.errors.has(field) ? [`${field}-error`] : [])].join(
    ' ',
  );
  return html`aria-invalid="${fields.errors.has(field) ? 'true' : 'false'}"
  ${ids === '' ? '' : html`aria-describedby="${ids}"`}`;
};

export const error = (fields: Fields, field: string): Html =>
  fields.errors.has(field) ? html`<p class="error" id="${field}-error">${message(fields, field)}</p>` : html``;

export const input = (
  fields: Fields,
  field: string,
  label: MessageKey,
  { type = 'text', autocomplete, hint = '' }: { type?: string; autocomplete: string; hint?: string },
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

export const box = (fields: Fields, field: string, text: string): Html => html`
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
