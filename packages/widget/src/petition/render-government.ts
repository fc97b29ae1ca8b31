import { html, nothing, type TemplateResult } from 'lit';
import { governmentOf } from './draft.js';
import type { FormView } from './form-view.js';
import { renderSource } from './render-source.js';

/** What the government of the chosen country holds, as far as a source says. */
export const renderStance = ({ petition, locale, draft }: FormView): TemplateResult => {
  const { stance, ratified, source, asOf } = governmentOf(petition, draft.country);
  const said = [
    (stance !== 'unknown' || ratified === null) && locale.say(`stance-${stance}`),
    ratified !== null && locale.say(ratified ? 'ratified' : 'notRatified'),
  ];
  return html`
    <dt>${locale.say('stance')}</dt>
    <dd part="stance">${said.filter(Boolean).join(' ')}</dd>
    ${source ? html`<dd class="soft">${renderSource(locale, source, asOf)}</dd>` : nothing}
  `;
};

/** What is offered to the government with the ask. */
export const renderOffer = ({ petition, locale, draft }: FormView): TemplateResult | typeof nothing => {
  const { offer } = governmentOf(petition, draft.country).ask;
  return offer
    ? html`
        <dt>${locale.say('offer')}</dt>
        <dd part="offer">${offer.replaceAll('{country}', locale.country(draft.country))}</dd>
      `
    : nothing;
};
