import { organisationTypes, publicKinds, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { error, input, type Fields } from './form-fields.js';

/*
 * A petition may be signed in several ways. There is no script: page.css shows the fields for the one that is chosen
 * (`data-kinds`), and what was typed into others stays. A browser that can't do that shows all, each with its heading.
 */

/** Radio buttons, where there is a choice. */
export const kindChoice = (fields: Fields, { kinds }: Petition): Html => {
  const { say, typed } = fields;
  const [first] = kinds;
  if (kinds.length < 2) return html`<input type="hidden" name="kind" value="${first ?? ''}" />`;
  const chosen = kinds.find((kind) => kind === typed['kind']) ?? first;
  return html`<fieldset id="kind">
    <legend>${say('hosted.kind')}</legend>
    ${kinds.map(
      (kind) =>
        html`<label class="box">
          <input type="radio" name="kind" value="${kind}" ${kind === chosen ? 'checked' : ''} />
          <span>${say(`hosted.kind.${kind}`)}</span>
        </label>`,
    )}
    ${error(fields, 'kind')}
  </fieldset>`;
};

/** Said before signing: who signs in public is shown to everybody, and counts only after a check. */
export const publicNote = ({ kinds }: Petition, say: Say): Html =>
  publicKinds.some((kind) => kinds.includes(kind))
    ? html`<p data-kinds="organisation parliamentarian">${say('hosted.inPublic')}</p>`
    : html``;

export const organisationFields = (fields: Fields, { kinds }: Petition): Html => {
  const { say, typed } = fields;
  if (!kinds.includes('organisation')) return html``;
  const chosen = typed['organisation.type'];
  return html`<fieldset data-kinds="organisation">
    <legend>${say('hosted.kind.organisation')}</legend>
    ${input(fields, 'organisation.name', 'hosted.organisation.name', { autocomplete: 'organization' })}
    ${input(fields, 'organisation.website', 'hosted.organisation.website', { autocomplete: 'url', hint: say('hosted.organisation.websiteHint') })}
    <div class="field">
      <label for="organisation.type">${say('hosted.organisation.type')}</label>
      <select id="organisation.type" name="organisation.type">
        ${organisationTypes.map((type) => html`<option value="${type}" ${type === chosen ? 'selected' : ''}>${say(`type.${type}`)}</option>`)}
      </select>
    </div>
    ${input(fields, 'organisation.role', 'hosted.organisation.role', { autocomplete: 'organization-title' })}
  </fieldset>`;
};

export const parliamentFields = (fields: Fields, { kinds }: Petition): Html =>
  kinds.includes('parliamentarian')
    ? html`<fieldset data-kinds="parliamentarian">
        <legend>${fields.say('hosted.kind.parliamentarian')}</legend>
        ${input(fields, 'parliament.name', 'hosted.parliament.name', { autocomplete: 'off' })}
        ${input(fields, 'parliament.chamber', 'hosted.parliament.chamber', { autocomplete: 'off' })}
        ${input(fields, 'parliament.constituency', 'hosted.parliament.constituency', { autocomplete: 'off' })}
      </fieldset>`
    : html``;
