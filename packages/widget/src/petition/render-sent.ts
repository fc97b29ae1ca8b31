import { limits } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../locales/format-date.js';
import type { FormView } from './form-view.js';
import { renderReturn } from './render-partner.js';

/** What to look for in the mailbox, and what to do when it does not come. */
export const renderSentDetails = (
  view: FormView,
  { againAt, again }: { readonly againAt: number; readonly again: boolean },
  sendAgain: () => void,
  correct: () => void,
): TemplateResult => {
  const {
    locale,
    petition: { mail },
    preview,
    draft,
  } = view;
  return html`
    ${draft.kind === 'individual' ? nothing : html`<p>${locale.say('sentCheck')}</p>`}
    <p>${locale.say('linkLife', { count: limits.confirmationDays })}</p>
    <dl class="note">
      <dt>${locale.say('mailFrom')}</dt>
      <dd><bdi>${mail.sender}</bdi> <bdi>&lt;${mail.address}&gt;</bdi></dd>
      <dt>${locale.say('mailSubject')}</dt>
      <dd><bdi>${mail.subject}</bdi></dd>
    </dl>
    <p>
      ${again ? locale.say('sentAgainNow') : locale.say('sentAgainFrom', { time: formatDate(locale, againAt, { timeStyle: 'short' }) })}
    </p>
    <p class="actions">
      ${again ? html`<button type="button" class="secondary" @click=${sendAgain}>${locale.say('sendAgain')}</button>` : nothing}
      <button type="button" class="secondary" @click=${correct}>${locale.say('correctAddress')}</button>
    </p>
    ${preview ? html`<p class="soft">${locale.say('preview')}</p>` : nothing} ${renderReturn(view)}
    <slot name="thanks"></slot>
  `;
};
