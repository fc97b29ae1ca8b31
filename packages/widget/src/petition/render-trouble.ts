import type { Petition } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';
import type { SignState } from '../controllers/sign-controller.js';

/** Why a signature has not gone through, and what to do. */
export const renderTrouble = (
  petition: Petition,
  locale: Locale,
  state: SignState,
): TemplateResult | typeof nothing => {
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
