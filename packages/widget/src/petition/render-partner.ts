import { html, nothing, type TemplateResult } from 'lit';
import { sayWith } from '../locales/say-with.js';
import type { FormView } from './form-view.js';

/** Whose page it is. */
export const renderPartner = ({ petition: { member }, locale }: FormView): TemplateResult | typeof nothing => {
  if (!member) return nothing;
  const name = html`<bdi>${member.name}</bdi>`;
  return html`
    <p class="soft">
      ${sayWith(locale, 'partner', 'name', member.url ? html`<a href=${member.url}>${name}</a>` : name)}
    </p>
  `;
};

/** The way back to the page where it began. */
export const renderReturn = ({ petition: { member }, locale }: FormView): TemplateResult | typeof nothing =>
  member?.url
    ? html`<p>
        <a part="return" href=${member.url}>${sayWith(locale, 'backTo', 'name', html`<bdi>${member.name}</bdi>`)}</a>
      </p>`
    : nothing;

/** Beside the box for the member: its own privacy notice. */
export const renderMemberPrivacy = ({ petition: { member }, locale }: FormView): TemplateResult | typeof nothing =>
  member?.privacy
    ? html`
        <a class="soft" href=${member.privacy} target="_blank" rel="noopener"
          >${sayWith(locale, 'memberPrivacy', 'name', html`<bdi>${member.name}</bdi>`)}<span class="unseen">
            ${locale.say('newTab')}</span
          ></a
        >
      `
    : nothing;
