import { html, nothing, type TemplateResult } from 'lit';
import { alertView } from './alert-view.js';
import type { Making } from './making.js';
import type { PageActions, PageState } from './page-state.js';
import type { Say } from './texts.js';

const problems = { short: 'make.short', different: 'make.different', unexpected: 'error.unexpected' } as const;

/** Making an identity. */
export const makeView = (
  { making, wantsPassphrase }: PageState,
  say: Say,
  actions: PageActions,
): TemplateResult => html`
  <section aria-labelledby="make-title">
    <h2 id="make-title">${say('make.title')}</h2>
    <p>${say('make.text')}</p>
    ${making.status === 'made' ? madeView(making, say, actions) : formView(making, wantsPassphrase, say, actions)}
  </section>
`;

const formView = (
  making: Exclude<Making, { status: 'made' }>,
  wantsPassphrase: boolean,
  say: Say,
  { make, wantPassphrase }: PageActions,
): TemplateResult => {
  const problem = making.status === 'idle' ? making.problem : undefined;
  const submit = (event: Event) => {
    event.preventDefault();
    make(new FormData(event.currentTarget as HTMLFormElement));
  };
  return html`<form id="make" novalidate @submit=${submit}>
    ${alertView(say('error.title'), problem && say(problems[problem]))}
    <div class="field">
      <label class="box">
        <input
          type="checkbox"
          name="protect"
          ?checked=${wantsPassphrase}
          @change=${(event: Event) => wantPassphrase((event.currentTarget as HTMLInputElement).checked)}
        />
        <span>${say('make.protect')}</span>
      </label>
    </div>
    ${wantsPassphrase ? passphraseFields(say, problem !== undefined) : nothing}
    <button ?disabled=${making.status === 'working'}>${say('make.button')}</button>
    <p role="status">${making.status === 'working' ? say('make.working') : nothing}</p>
  </form>`;
};

const passphraseFields = (say: Say, invalid: boolean): TemplateResult => html`
  <div class="field">
    <label for="passphrase">${say('make.passphrase')}</label>
    <p class="hint" id="passphrase-hint">${say('make.passphraseHint')}</p>
    <input
      id="passphrase"
      name="passphrase"
      type="password"
      autocomplete="new-password"
      aria-describedby="passphrase-hint"
      aria-invalid=${invalid ? 'true' : 'false'}
    />
  </div>
  <div class="field">
    <label for="repeated">${say('make.repeat')}</label>
    <input
      id="repeated"
      name="repeated"
      type="password"
      autocomplete="new-password"
      aria-invalid=${invalid ? 'true' : 'false'}
    />
  </div>
`;

const madeView = (
  { recipient, address, copied }: Extract<Making, { status: 'made' }>,
  say: Say,
  { saved, copy }: PageActions,
): TemplateResult => html`
  <p role="status"><strong>${say('make.done')}</strong></p>
  <ol class="steps">
    <li>
      <p>
        <a class="button" href=${address} download="uncac-petition-identity.txt" @click=${saved}>${say('make.save')}</a>
      </p>
      <p class="hint">${say('make.saveHint')}</p>
    </li>
    <li>
      <label for="recipient">${say('make.recipient')}</label>
      <input
        id="recipient"
        dir="ltr"
        readonly
        .value=${recipient}
        aria-describedby="recipient-hint"
        @focus=${(event: Event) => (event.currentTarget as HTMLInputElement).select()}
      />
      ${
        copy === undefined
          ? nothing
          : html`<p>
              <button type="button" class="plain" @click=${() => copy(recipient)}>${say('make.copy')}</button>
              <span role="status">${copied ? say('make.copied') : nothing}</span>
            </p>`
      }
      <p class="hint" id="recipient-hint">${say('make.recipientHint')}</p>
    </li>
  </ol>
`;
