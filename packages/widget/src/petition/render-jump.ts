import { html, type TemplateResult } from 'lit';
import type { FormView } from './form-view.js';

/** Where form and texts stand below each other: from the header to the form. */
export const renderJump = ({ locale, focusField }: FormView): TemplateResult => html`
  <button type="button" class="primary jump" @click=${() => focusField('country')}>${locale.say('goToForm')}</button>
`;
