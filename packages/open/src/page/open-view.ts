import { html, nothing, type TemplateResult } from 'lit';
import { alertView } from './alert-view.js';
import type { ChosenIdentity, Opening } from './opening.js';
import type { PageActions, PageState } from './page-state.js';
import type { PageLanguage, Say } from './texts.js';

/** Opening an export. */
export const openView = ({ lang, chosen, opening }: PageState, say: Say, actions: PageActions): TemplateResult => {
  const submit = (event: Event) => {
    event.preventDefault();
    actions.open(new FormData(event.currentTarget as HTMLFormElement));
  };
  const busy = opening.status === 'unlocking' || opening.status === 'working';
  return html`
    <section aria-labelledby="open-title">
      <h2 id="open-title">${say('open.title')}</h2>
      <p>${say('open.text')}</p>
      <form id="open" novalidate @submit=${submit}>
        ${alertView(say('error.title'), problemText(opening, say))} ${fileFields(chosen, say, actions)}
        ${formatField(say)}
        <button ?disabled=${busy}>${say('open.button')}</button>
        ${
          opening.status === 'working'
            ? html`<button type="button" class="plain" @click=${actions.cancel}>${say('open.cancel')}</button>`
            : nothing
        }
      </form>
      ${progressView(opening, lang, say)} ${opening.status === 'opened' ? resultView(opening, lang, say) : nothing}
    </section>
  `;
};

const problemText = (opening: Opening, say: Say): string | undefined =>
  opening.status === 'failed' ? say(`error.${opening.problem}`, { about: opening.about }) : undefined;

const fileFields = (chosen: readonly ChosenIdentity[], say: Say, { choose }: PageActions): TemplateResult => html`
  <div class="field">
    <label for="export">${say('open.export')}</label>
    <input id="export" name="export" type="file" accept=".jsonl,.csv" />
  </div>
  <div class="field">
    <label for="identities">${say('open.identities')}</label>
    <p class="hint" id="identities-hint">${say('open.identitiesHint')}</p>
    <input
      id="identities"
      type="file"
      multiple
      aria-describedby="identities-hint"
      @change=${(event: Event) => choose([...((event.currentTarget as HTMLInputElement).files ?? [])])}
    />
  </div>
  ${chosen.map((one, at) => (one.isProtected ? passphraseField(one.name, at, say) : nothing))}
`;

const passphraseField = (file: string, at: number, say: Say): TemplateResult => html`
  <div class="field">
    <label for="passphrase-${at}">${say('open.passphraseFor', { file })}</label>
    <input id="passphrase-${at}" name="passphrase-${at}" type="password" autocomplete="off" />
  </div>
`;

const formatField = (say: Say): TemplateResult => html`
  <div class="field">
    <label for="format">${say('open.format')}</label>
    <select id="format" name="format">
      <option value="csv">${say('open.csv')}</option>
      <option value="jsonl">${say('open.jsonl')}</option>
    </select>
  </div>
`;

const rowsText = (rows: number, lang: PageLanguage, say: Say): string =>
  say('open.rows', { count: new Intl.NumberFormat(lang).format(rows) });

const progressView = (opening: Opening, lang: PageLanguage, say: Say): TemplateResult => html`
  <p role="status">
    ${opening.status === 'unlocking' ? say('open.unlocking') : nothing}
    ${opening.status === 'working' ? say('open.working') : nothing}
  </p>
  ${
    opening.status === 'working'
      ? html`<progress max="1" .value=${opening.done} aria-label=${say('open.working')}></progress>
          <p class="hint">${rowsText(opening.rows, lang, say)}</p>`
      : nothing
  }
`;

const resultView = (
  { rows, checked, address, fileName }: Extract<Opening, { status: 'opened' }>,
  lang: PageLanguage,
  say: Say,
): TemplateResult => html`
  <div class="notice">
    <p role="status"><strong>${rowsText(rows, lang, say)}</strong></p>
    <p>${say(checked ? 'open.whole' : 'open.unchecked')}</p>
    <p><a id="save" class="button" href=${address} download=${fileName}>${say('open.save')}</a></p>
    <p class="hint">${say('open.careful')}</p>
  </div>
`;
