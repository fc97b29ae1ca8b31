import { html, nothing, type TemplateResult } from 'lit';
import type { FieldErrorCode } from '@uncac-petition/shared/constants';
import type { Locale } from '../locales/locale.js';
import type { MessageKey } from '../locales/catalogue.js';
import { en } from '../locales/en.js';
import type { FieldName } from './draft.js';
import type { FormView } from './form-view.js';

/** What to do about a field; a general sentence where there is none for this field and code. */
export const sayError = (locale: Locale, field: FieldName, code: FieldErrorCode): string => {
  const own = `${field}-${code}`;
  return locale.say(own in en ? (own as MessageKey) : code === 'too-long' ? code : 'invalid');
};

export const errorId = (field: FieldName): string => `${field}-error`;

export const renderError = (
  locale: Locale,
  field: FieldName,
  code: FieldErrorCode | undefined,
): TemplateResult | typeof nothing =>
  code ? html`<p id=${errorId(field)} class="error">${sayError(locale, field, code)}</p>` : nothing;

interface TextField {
  readonly field: 'name' | 'email' | 'locality';
  readonly hint?: string;
  readonly type: 'text' | 'email';
  readonly autocomplete: string;
  readonly required: boolean;
}

/** Inside a sandboxed frame forms are never submitted, so Enter must do it; but not while an input method composes. */
const onEnter = (submit: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  submit();
};

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

export const renderTextField = (view: FormView, { field, hint, ...input }: TextField): TemplateResult => {
  const { locale } = view;
  const code = view.errors[field];
  const described = [hint && `${field}-hint`, code && errorId(field)].filter(Boolean).join(' ');
  return html`
    <div class="field" part="field">
      <label for=${field} part="label">${locale.say(field)}</label>
      ${hint ? html`<p id="${field}-hint" class="soft">${hint}</p>` : nothing} ${renderError(locale, field, code)}
      <input
        part="input"
        id=${field}
        name=${field}
        type=${input.type}
        autocomplete=${input.autocomplete}
        spellcheck="false"
        dir=${input.type === 'email' ? 'ltr' : 'auto'}
        enterkeyhint="send"
        ?required=${input.required}
        aria-invalid=${code ? 'true' : nothing}
        aria-describedby=${described || nothing}
        .value=${view.draft[field]}
        @input=${(event: Event) => view.change({ [field]: valueOf(event) })}
        @keydown=${onEnter(view.submit)}
      />
    </div>
  `;
};

/** A hidden field that only programs fill in: out of sight, out of the tab order, unknown to screen readers. */
export const renderHoneypot = (value: string, changed: (value: string) => void): TemplateResult => html`
  <div class="trap" aria-hidden="true">
    <label for="fax">Fax</label>
    <input
      id="fax"
      name="fax"
      type="text"
      tabindex="-1"
      autocomplete="off"
      .value=${value}
      @input=${(event: Event) => changed(valueOf(event))}
    />
  </div>
`;

export interface Box {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly required?: boolean;
  readonly error?: TemplateResult | typeof nothing;
  readonly errorId?: string | undefined;
  readonly changed: (checked: boolean) => void;
}

export const renderBox = (box: Box): TemplateResult => html`
  <div class="field" part="field">
    ${box.error ?? nothing}
    <label class="box" part="label">
      <input
        part="checkbox"
        type="checkbox"
        id=${box.id}
        name=${box.id}
        ?required=${box.required}
        aria-invalid=${box.errorId ? 'true' : nothing}
        aria-describedby=${box.errorId ?? nothing}
        .checked=${box.checked}
        @change=${(event: Event) => box.changed((event.target as HTMLInputElement).checked)}
      />
      <span>${box.label}</span>
    </label>
  </div>
`;
