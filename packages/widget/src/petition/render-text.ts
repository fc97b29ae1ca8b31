import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from './form-view.js';

/** Title, summary and count: what the petition is, before anything is asked. */
export const renderHeader = (view: FormView, asks: boolean): TemplateResult => {
  const { locale, later, petition } = view;
  return html`
    <header part="header" class="header">
      <h2 part="title">${petition.title}</h2>
      ${later?.renderPartner(view)}
      <div class="summary">${petition.summary.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
      <div part="count" class="count">${later?.renderCount(locale, view.totals, petition)}</div>
      ${later?.renderMilestone(view)} ${asks ? later?.renderJump(view) : nothing}
    </header>
  `;
};
