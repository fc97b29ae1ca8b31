import { limits } from '@uncac-petition/shared/constants';
import { html, type TemplateResult } from 'lit';
import type { FormView } from './form-view.js';

/** What to look for in the mailbox, and what to do when it does not come. */
export const renderSent = (
  { locale, petition: { mail }, draft, preview }: FormView,
  { againAt, again }: { readonly againAt: number; readonly again: boolean },
  sendAgain: () => void,
  correct: () => void,
): TemplateResult => html`
  <section part="sent" class="card" aria-labelledby="sent-title">
    <h3 id="sent-title" tabindex="-1">${locale.say('sentTitle')}</h3>
    <p>${locale.say('sent', { email: isolate(draft.email.trim()) })} ${locale.say('linkLife', { count: limits.confirmationDays })}</p>
    <dl class="note">
      <dt>${locale.say('mailFrom')}</dt>
      <dd><bdi>${mail.sender}</bdi> <bdi>&lt;${mail.address}&gt;</bdi></dd>
      <dt>${locale.say('mailSubject')}</dt>
      <dd><bdi>${mail.subject}</bdi></dd>
    </dl>
    <p>${again ? locale.say('sentAgainNow') : locale.say('sentAgainFrom', { time: locale.date(againAt, { timeStyle: 'short' }) })}</p>
    <p class="actions">
      ${again ? html`<button part="button" type="button" class="secondary" @click=${sendAgain}>${locale.say('sendAgain')}</button>` : ''}
      <button type="button" class="secondary" @click=${correct}>${locale.say('correctAddress')}</button>
    </p>
    ${preview ? html`<p class="soft">${locale.say('preview')}</p>` : ''}
  </section>
`;

/** Keeps an address in its own direction inside a right-to-left sentence. */
const isolate = (text: string) => `\u2066${text}\u2069`;
