import { html, type Html } from '../http/html.js';
import type { MessageKey } from './catalogue.js';
import { countryName, page } from './layout.js';

/** What a signer sees of their own signature. */
export interface MineView {
  readonly lang: string;
  readonly title: string;
  readonly country: string;
  readonly member: string | null;
  readonly kind: string;
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
  readonly hasSealed: boolean;
  readonly handover: string;
}

export const minePage = (view: MineView): Html =>
  page({ lang: view.lang, title: view.title }, (say) => {
    const day = new Intl.DateTimeFormat(view.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(view.signedAt);
    const facts: [MessageKey, string][] = [
      ['mine.petition', view.title],
      ['mine.status', say(`status.${view.status}` as MessageKey)],
      ['mine.country', countryName(view.lang, view.country)],
      ['mine.kind', say(`kind.${view.kind}` as MessageKey)],
      ['mine.day', day],
      ...(view.member === null ? [] : [['mine.member', view.member] as [MessageKey, string]]),
      ['mine.held', say(view.hasSealed ? 'mine.heldName' : 'mine.heldNothing')],
      ['mine.handover', say(`mine.handover.${view.handover}` as MessageKey)],
    ];
    return html`
      <h1>${say('mine.title')}</h1>
      <p class="lead">${say('mine.lead')}</p>
      <dl>
        ${facts.map(
          ([key, value]) =>
            html`<div>
              <dt>${say(key)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <h2>${say('mine.withdraw')}</h2>
      <p>${say('mine.withdrawLead')}</p>
      <form method="post">
        <input type="hidden" name="action" value="withdraw" />
        <button class="plain">${say('mine.withdraw')}</button>
      </form>
    `;
  });
