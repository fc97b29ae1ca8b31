import { paths, publicKinds, type Petition, type TextVersions } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { countryOptions } from './country-options.js';
import { box, described, error, errorSummary, input, type Fields } from './form-fields.js';
import { handoverIn, handoverNotes } from './handover-notes.js';
import type { HostedPage } from './hosted-page.js';
import { kindChoice, organisationFields, parliamentFields, publicNote } from './kind-fields.js';

/** The form for browsers without JavaScript. */
export const hostedForm = ({ view, typed, errors, notice, idempotencyKey, formToken }: HostedPage, say: Say): Html => {
  const fields: Fields = { typed, errors: new Map(errors.map(({ path, code }) => [path, code])), say };
  // The member in the address is the one that is credited; it stays there when the form comes back with a mistake.
  const address = new URLSearchParams({ lang: view.lang, ...(view.member && { member: view.member.member }) });
  return html`
    <form method="post" action="${paths.page(view.petition)}?${address.toString()}#form" class="sign" id="form">
      ${notice === undefined ? '' : html`<p class="errors" role="alert">${say(notice.text, notice.values)} ${notice.text === 'form.busy' ? say('form.script') : ''}</p>`}
      ${errors.length === 0 ? '' : errorSummary(fields)} ${kindChoice(fields, view)} ${publicNote(view, say)}
      ${countrySelect(fields, view)} ${nameFields(fields, view)} ${organisationFields(fields, view)}
      ${parliamentFields(fields, view)}
      ${input(fields, 'email', 'hosted.email', { type: 'email', autocomplete: 'email', hint: say('hosted.emailHint') })}
      ${
        view.fields.includes('showName') && view.kinds.includes('individual')
          ? html`<div data-kinds="individual">
              <div class="asks-name">${box(fields, 'showName', say('hosted.showName'))}</div>
            </div>`
          : ''
      }
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

/** A parliamentarian always gives a name; an organisation gives its own. */
const nameFields = (fields: Fields, view: Petition): Html => {
  const name = input(fields, 'name', 'hosted.name', { autocomplete: 'name' });
  if (!view.kinds.includes('individual')) return view.kinds.includes('parliamentarian') ? forNamed(name) : html``;
  return html`
    <div data-kinds="individual">${handoverNotes(view, fields.say)}</div>
    ${forNamed(html`<div class="asks-name">${name}</div>`)}
    <div data-kinds="individual">
      <div class="leaves-name">${box(fields, 'withoutName', fields.say('hosted.withoutName'))}</div>
    </div>
  `;
};

const forNamed = (name: Html): Html => html`<div data-kinds="individual parliamentarian">${name}</div>`;

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

const countryLabel = ({ kinds }: Petition, say: Say): Html => {
  const inPublic = publicKinds.some((kind) => kinds.includes(kind));
  if (!inPublic) return html`${say('hosted.country')}`;
  const label = html`<span data-kinds="organisation parliamentarian">${say('hosted.countryPublic')}</span>`;
  return kinds.includes('individual')
    ? html`<span data-kinds="individual">${say('hosted.country')}</span> ${label}`
    : label;
};

const countrySelect = (fields: Fields, view: Petition): Html => html`
  <div class="field">
    <label for="country">${countryLabel(view, fields.say)}</label>
    <select id="country" name="country" autocomplete="country" ${described(fields, 'country')}>
      <option value="">${fields.say('hosted.countryChoose')}</option>
      ${countryOptions(view.lang, fields.typed['country'], (country) => handoverIn(view, country))}
    </select>
    ${error(fields, 'country')}
  </div>
`;
