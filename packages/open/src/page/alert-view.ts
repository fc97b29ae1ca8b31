import { html, nothing, type TemplateResult } from 'lit';

/** What went wrong and what to do, read out at once; nothing where nothing did. */
export const alertView = (title: string, text: string | undefined): TemplateResult | typeof nothing =>
  text === undefined
    ? nothing
    : html`<div class="errors" role="alert">
        <p><strong>${title}</strong></p>
        <p>${text}</p>
      </div>`;
