import { paths, type Catalogues, type Petition, type Problem, type PublicTotals } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { catalogueFor, type MessageKey, type Say } from './catalogue.js';
import type { FormNotice } from './form-notice.js';
import { hostedForm } from './hosted-form.js';
import { hostedGovernments } from './hosted-governments.js';
import { hostedMilestone } from './hosted-milestone.js';
import { kindCounts } from './kind-counts.js';
import { formatted, page } from './layout.js';
import { presentedBy } from './presented-by.js';
import { shareHead } from './share-head.js';

export interface HostedPage {
  readonly view: Petition;
  /** Of this server, without a final slash. */
  readonly publicUrl: string;
  readonly catalogues: Catalogues;
  readonly totals: PublicTotals | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly languages: Readonly<Record<string, string>>;
  /** What was typed, so that a mistake loses nothing. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: NonNullable<Problem['errors']>;
  /** Why the form as a whole was not taken. */
  readonly notice: FormNotice | undefined;
  readonly idempotencyKey: string;
  readonly formToken: string;
}

/** The petition on a page of its own, which works without JavaScript. */
export const hostedPage = (hosted: HostedPage): Html => {
  const { view, publicUrl, catalogues, totals, now, languages, errors, notice } = hosted;
  const isReturned = errors.length > 0 || notice !== undefined;
  const say = catalogueFor(view.lang, catalogues);
  const title = isReturned ? `${say('hosted.errorTitle')} – ${view.title}` : view.title;
  return page(
    { lang: view.lang, title, catalogues, languages, head: shareHead(view, publicUrl) },
    () => html`
      ${presentedBy(view, say)}
      <h1>${view.title}</h1>
      ${view.summary.map((text) => html`<p class="lead">${text}</p>`)} ${count(view, totals, say)}
      ${view.status === 'open' ? hostedForm(hosted, say) : closedNotice(view, say)}
      <h2>${say('hosted.demands')}</h2>
      <ul class="demands">
        ${view.demands.map((demand) => demandItem(demand, say))}
      </ul>
      ${hostedGovernments(view, say)} ${hostedMilestone(view, now, say)}
      <p class="note">
        ${say('hosted.responsible', { name: view.responsible.name, contact: view.responsible.contact })} ·
        <a href="${view.links.privacy}">${say('hosted.privacy')}</a> ·
        <a href="${paths.mineByMail(view.petition)}?lang=${view.lang}">${say('hosted.mine')}</a>
      </p>
    `,
  );
};

/** After posting: what to look for in the mailbox. */
export const sentPage = ({ lang, title, mail }: Petition, catalogues: Catalogues): Html =>
  page(
    { lang, title, catalogues },
    (say) => html`
      <h1>${say('hosted.sentTitle')}</h1>
      <p class="lead">
        ${say('hosted.sentLead', { sender: `${mail.sender} <${mail.address}>`, subject: mail.subject })}
      </p>
    `,
  );

const closedNotice = ({ status, successor }: Petition, say: Say): Html => html`
  <div class="notice">
    <p>${say(`closed.${status}` as MessageKey)}</p>
    ${successor === null || !isEnd(status) ? '' : html`<p>${say('hosted.successor')} <a href="${successor.url}">${successor.name}</a></p>`}
  </div>
`;

const isEnd = (status: Petition['status']): boolean => status === 'closed' || status === 'delivered';

const demandItem = ({ title, text, outcome, source }: Petition['demands'][number], say: Say): Html =>
  html`<li>
    <strong>${title}</strong> ${text}
    ${outcome === 'open' ? '' : html`<br /><b class="outcome ${outcome}">${say(`hosted.outcome.${outcome}`)}</b>`}
    ${outcome === 'open' || source === null ? '' : html`<small>${say('hosted.source', { source })}</small>`}
  </li>`;

const count = (view: Petition, totals: PublicTotals | undefined, say: Say): Html => {
  const { lang, goals } = view;
  const goal = goals.find(({ scope }) => scope === 'total');
  return html`<p class="number">
    ${kindCounts(view, totals, say)}
    ${goal === undefined ? '' : html`<small>${say('hosted.goal', { target: formatted(lang, goal.target) })}</small>`}
  </p>`;
};
