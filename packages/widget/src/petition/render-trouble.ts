import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.js';

/** Why a signature has not gone through, and what to do. */
export const renderTrouble = ({ state, locale, petition }: FormView): TemplateResult | typeof nothing => {
  if (state.name === 'busy') return html`<p class="trouble">${locale.say('busy', { count: state.seconds })}</p>`;
  if (state.name === 'offline') return html`<p class="trouble">${locale.say('offline')}</p>`;
  if (state.name !== 'failed') return nothing;
  const { contact } = petition.responsible;
  return html`
    <div class="trouble">
      <p>${locale.say('failed')}</p>
      ${state.requestId ? html`<p>${locale.say('reference', { contact, reference: state.requestId })}</p>` : nothing}
    </div>
  `;
};
