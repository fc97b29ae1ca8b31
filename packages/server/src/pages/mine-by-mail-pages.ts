import { paths } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { MessageKey } from './catalogue.js';
import type { FormNotice } from './form-notice.js';
import { page, type PageFrame } from './layout.js';

/** What was typed, and what is wrong with it. */
export interface MineByMailForm {
  readonly typed: string;
  /** A code of a field's error; undefined where nothing is wrong. */
  readonly error?: string | undefined;
  /** Why the form as a whole was not taken. */
  readonly notice?: FormNotice | undefined;
  readonly formToken: string;
}

/** One field: where the link to one's own signature is to be mailed. */
export const mineByMailPage = (
  frame: PageFrame,
  petition: string,
  { typed, error, notice, formToken }: MineByMailForm,
): Html =>
  page(
    frame,
    (say) => html`
      <h1>${say('mineByMail.title')}</h1>
      <p class="lead">${say('mineByMail.lead', { petition: frame.title })}</p>
      <form method="post" action="${paths.mineByMail(petition)}?lang=${frame.lang}" class="sign">
        ${notice && html`<p class="errors" role="alert">${say(notice.text, notice.values)}</p>`}
        <input type="hidden" name="formToken" value="${formToken}" />
        <div class="field">
          <label for="email">${say('hosted.email')}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            dir="auto"
            value="${typed}"
            aria-invalid="${error === undefined ? 'false' : 'true'}"
            ${error !== undefined && html`aria-describedby="email-error"`}
          />
          ${error !== undefined && html`<p class="error" id="email-error" role="alert">${say(`error.${error}` as MessageKey)}</p>`}
        </div>
        <button>${say('mineByMail.button')}</button>
      </form>
      <p class="links"><a href="${paths.page(petition)}?lang=${frame.lang}">${say('confirmed.backPetition')}</a></p>
    `,
  );

/** The one answer, whether the address has signed or not. */
export const mineByMailSentPage = (frame: PageFrame, petition: string, sender: string): Html =>
  page(
    frame,
    (say) => html`
      <h1>${say('hosted.sentTitle')}</h1>
      <p class="lead">${say('mineByMail.sent', { petition: frame.title, sender })}</p>
      <p class="links"><a href="${paths.page(petition)}?lang=${frame.lang}">${say('confirmed.backPetition')}</a></p>
    `,
  );
