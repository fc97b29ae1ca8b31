import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../locales/catalogue.js';
import { english } from '../locales/locale.js';
import type { FieldName, PublicField } from './draft.js';
import type { FormView } from './form-view.js';

const isMessage = (key: string): key is MessageKey => key in english;

/** What to do about a field: for this kind of signature, for anybody, or in general. */
export const sayError = ({ locale, draft, errors }: FormView, field: FieldName): string => {
  const code = errors[field] ?? '';
  const own = `${field}-${code}`;
  return locale.say([`${own}-${draft.kind}`, own, code].find(isMessage) ?? 'invalid', {
    field: locale.say(field as MessageKey),
  });
};

export const errorId = (field: FieldName): string => `${field}-error`;

export const renderError = (view: FormView, field: FieldName): TemplateResult | typeof nothing =>
  view.errors[field] ? html`<p id=${errorId(field)} class="error">${sayError(view, field)}</p>` : nothing;

interface TextField {
  readonly field: 'name' | 'email' | 'locality' | PublicField;
  readonly hint?: string;
  readonly type: 'text' | 'email' | 'url';
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
      ${hint ? html`<p id="${field}-hint" class="soft">${hint}</p>` : nothing} ${renderError(view, field)}
      <input
        part="input"
        id=${field}
        name=${field}
        type=${input.type}
        autocomplete=${input.autocomplete}
        spellcheck="false"
        dir=${input.type === 'text' ? 'auto' : 'ltr'}
        enterkeyhint="send"
        ?required=${input.required}
        aria-invalid=${code ? 'true' : nothing}
        aria-describedby=${described || nothing}
        .value=${view.draft[field] ?? ''}
        @input=${(event: Event) => view.change({ [field]: valueOf(event) })}
        @keydown=${onEnter(view.submit)}
      />
    </div>
  `;
};

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

/** A box of the form that is sent as it is. */
export const renderChoice = ({ locale, draft, change }: FormView, id: 'withoutName' | 'showName'): TemplateResult =>
  renderBox({
    id,
    label: locale.say(id),
    checked: draft[id],
    changed: (checked) => change({ [id]: checked }),
  });
