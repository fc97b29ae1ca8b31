import type { Petition } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';

/** Title, summary and count: what the petition is, before anything is asked. */
export const renderHeader = (
  { title, summary, member }: Petition,
  locale: Locale,
  { count, goToForm }: { readonly count: unknown; readonly goToForm: (() => void) | undefined },
): TemplateResult => html`
  <header part="header" class="header">
    <h2 part="title">${title}</h2>
    ${member ? html`<p class="soft">${locale.say('partner', { name: member.name })}</p>` : nothing}
    <div class="summary">${summary.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    <div part="count" class="count">${count}</div>
    ${goToForm ? html`<button type="button" class="primary jump" @click=${goToForm}>${locale.say('goToForm')}</button>` : nothing}
  </header>
`;

export const renderDemands = ({ demands }: Petition, locale: Locale): TemplateResult => html`
  <section part="demands" class="demands" aria-labelledby="demands-title">
    <h3 id="demands-title">${locale.say('demands')}</h3>
    <ol>
      ${demands.map(
        ({ title, text, outcome }) => html`
          <li>
            <details>
              <summary>
                <span
                  >${title}${outcome === 'open' ? nothing : html` <small class="badge">${locale.say(`outcome-${outcome}`)}</small>`}</span
                >
              </summary>
              <p>${text}</p>
            </details>
          </li>
        `,
      )}
    </ol>
  </section>
`;
