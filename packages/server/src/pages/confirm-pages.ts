import { limits, paths, type Catalogues } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { catalogueFor, type Say } from './catalogue.js';
import { choiceField, entryText, type Choice } from './confirm-choice.js';
import { entryLines } from './entry-text.js';
import { formatted, page } from './layout.js';

/** What the pages around a confirmation have in common. */
export interface ConfirmContext {
  readonly lang: string;
  /** Of the petition. */
  readonly catalogues: Catalogues;
  readonly petition: string;
  readonly title: string;
  /** The member's page to go back to; null where there is none. */
  readonly back: { readonly name: string; readonly url: string } | null;
  readonly shareUrl: string;
  readonly shareText: string;
}

/**
 * Asks once more, by a button: mail scanners open links.
 *
 * @param unchosen whether the entry that was chosen is gone
 */
export const confirmPage = (context: ConfirmContext, choice: Choice, unchosen: boolean): Html => {
  const { lang, title } = context;
  const entry = entryLines(choice.entries.find(({ signature }) => signature === choice.own)?.public_entry ?? null);
  return page(
    context,
    (say) => html`
      ${unchosen && html`<p class="errors" role="alert">${say('confirm.unchosen')}</p>`}
      <h1>${say('confirm.title')}</h1>
      <p class="lead">
        ${entry.length === 0 ? say('confirm.lead', { petition: title }) : say('confirm.leadPublic', { petition: title, entry: entry.join(' · ') })}
      </p>
      <form method="post">
        ${choiceField(lang, choice, say)}
        <button>${say('confirm.button')}</button>
      </form>
      <p class="note">${say('confirm.why')}</p>
      ${notMe(say)}
    `,
  );
};

const notMe = (say: Say): Html => html`
  <h2>${say('confirm.notMe')}</h2>
  <p>${say('confirm.notMeLead')}</p>
  <form method="post">
    <input type="hidden" name="action" value="not-me" />
    <button class="plain">${say('confirm.notMe')}</button>
  </form>
`;

/** To whoever had signed already: offers to note the member on whose page the address was entered again. */
export const signedAgainPage = (context: ConfirmContext, member: string): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('already.title')}</h1>
      <p class="lead">${say('already.again', { petition: context.title, member })}</p>
      <form method="post">
        <button>${say('already.note', { member })}</button>
      </form>
      ${notMe(say)}
    `,
  );

/** After "It wasn't me". @param others tokens of links to what else waits from the mailbox */
export const disownedPage = (
  context: ConfirmContext,
  choice: Choice,
  linkOf: (entry: Choice['entries'][number]) => string,
): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('disowned.title')}</h1>
      <p class="lead">${say('disowned.lead')}</p>
      ${
        choice.entries.length > 0 &&
        html`<h2>${say('disowned.others')}</h2>
          <p>${say('disowned.othersLead')}</p>
          <ul>
            ${choice.entries.map((entry) => html`<li><a href="${linkOf(entry)}">${entryText(context.lang, entry, choice, say)}</a></li>`)}
          </ul>`
      }
      <p class="links"><a href="${paths.page(context.petition)}">${say('confirmed.backPetition')}</a></p>
    `,
  );

/** "It wasn't me" once more, or with a link that leads to nothing. */
export const nothingPage = (lang: string): Html =>
  page(
    { lang, title: catalogueFor(lang)('disowned.title') },
    (say) => html`
      <h1>${say('disowned.title')}</h1>
      <p class="lead">${say('disowned.lead')}</p>
    `,
  );

/** @param count public total @param mineUrl the signer's own link */
export const confirmedPage = (context: ConfirmContext, count: number, mineUrl: string): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('confirmed.title')}</h1>
      <p class="lead">${say('confirmed.lead', { petition: context.title })}</p>
      <p class="number">${say('confirmed.number', { count: formatted(context.lang, count) })}</p>
      ${share(context, say)}
      <p class="links">${wayBack(context, say)}</p>
      <p class="links"><a href="${mineUrl}">${say('confirmed.mine')}</a></p>
    `,
  );

/** Who signs in public counts only once a coordinator has checked it. @param mineUrl the signer's own link */
export const awaitingPage = (context: ConfirmContext, mineUrl: string): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('awaiting.title')}</h1>
      <p class="lead">${say('awaiting.lead', { petition: context.title })}</p>
      ${share(context, say)}
      <p class="links">${wayBack(context, say)}</p>
      <p class="links"><a href="${mineUrl}">${say('confirmed.mine')}</a></p>
    `,
  );

export const declinedPage = (context: ConfirmContext): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('declined.title')}</h1>
      <p class="lead">${say('declined.lead', { petition: context.title })}</p>
      <p class="links"><a href="${paths.page(context.petition)}">${say('confirmed.backPetition')}</a></p>
    `,
  );

/** @param alsoBrought name of the member that is noted to have brought the signer too; null where there is none */
export const alreadySignedPage = (context: ConfirmContext, count: number, alsoBrought: string | null): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('already.title')}</h1>
      <p class="lead">${say('already.lead', { petition: context.title })}</p>
      ${alsoBrought !== null && html`<p>${say('already.noted', { member: alsoBrought })}</p>`}
      <p class="number">${say('confirmed.number', { count: formatted(context.lang, count) })}</p>
      ${share(context, say)}
      <p class="links">${wayBack(context, say)}</p>
    `,
  );

/** @param choice what else waits from the mailbox: an old link still proves it */
export const expiredPage = (context: ConfirmContext, choice: Choice): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('expired.title')}</h1>
      <p class="lead">${say('expired.lead', { days: formatted(context.lang, limits.confirmationDays) })}</p>
      ${
        choice.entries.length > 0 &&
        html`<form method="post">
          ${choiceField(context.lang, choice, say)}
          <button>${say('confirm.button')}</button>
        </form>`
      }
      <p><a class="button" href="${paths.page(context.petition)}">${say('expired.again')}</a></p>
    `,
  );

export const withdrawnPage = (context: ConfirmContext): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('withdrawn.title')}</h1>
      <p class="lead">${say('withdrawn.lead')}</p>
      <p class="links"><a href="${paths.page(context.petition)}">${say('confirmed.backPetition')}</a></p>
    `,
  );

/** Some time after the petition's close. */
export const erasedPage = (context: ConfirmContext): Html =>
  page(
    context,
    (say) => html`
      <h1>${say('erased.title')}</h1>
      <p class="lead">${say('erased.lead', { petition: context.title })}</p>
    `,
  );

/** @param ways to have one's own link mailed, for each petition */
export const invalidLinkPage = (
  lang: string,
  ways: readonly { readonly title: string; readonly href: string }[],
): Html =>
  page(
    { lang, title: catalogueFor(lang)('invalid.title') },
    (say) => html`
      <h1>${say('invalid.title')}</h1>
      <p class="lead">${say('invalid.lead')}</p>
      ${
        ways.length > 0 &&
        html`<p>${say('invalid.mine')}</p>
          <ul>
            ${ways.map(({ title, href }) => html`<li><a href="${href}">${title}</a></li>`)}
          </ul>`
      }
    `,
  );

const wayBack = ({ back, petition }: ConfirmContext, say: Say): Html =>
  back === null
    ? html`<a href="${paths.page(petition)}">${say('confirmed.backPetition')}</a>`
    : html`<a href="${back.url}">${say('confirmed.back', { member: back.name })}</a>`;

/** Plain links: nothing of a third party is loaded. */
const share = ({ shareText, shareUrl }: ConfirmContext, say: Say): Html => {
  const both = encodeURIComponent(`${shareText} ${shareUrl}`);
  const text = encodeURIComponent(shareText);
  const url = encodeURIComponent(shareUrl);
  const links = [
    [say('confirmed.shareMail'), `mailto:?subject=${text}&body=${both}`],
    ['WhatsApp', `https://wa.me/?text=${both}`],
    ['Telegram', `https://t.me/share/url?url=${url}&text=${text}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ['X', `https://x.com/intent/post?text=${text}&url=${url}`],
  ];
  return html`<h2>${say('confirmed.share')}</h2>
    <ul class="links">
      ${links.map(([name, href]) => html`<li><a href="${href}" rel="noopener noreferrer">${name}</a></li>`)}
    </ul>`;
};
