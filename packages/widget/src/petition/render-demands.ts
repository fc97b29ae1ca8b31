import type { Petition } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';
import { renderSource } from './render-source.js';

/** Each demand unfolds to its text and, once it has an outcome, to who says so. */
export const renderDemands = ({ demands }: Petition, locale: Locale): TemplateResult => html`
  <section part="demands" class="demands" aria-labelledby="demands-title">
    <h3 id="demands-title">${locale.say('demands')}</h3>
    <ol>
      ${demands.map(
        ({ title, text, outcome, source }) => html`
          <li>
            <details>
              <summary>
                <span
                  >${title}${outcome === 'open' ? nothing : html` <small class="badge">${locale.say(`outcome-${outcome}`)}</small>`}</span
                >
              </summary>
              <p>${text}</p>
              ${outcome !== 'open' && source ? html`<p>${renderSource(locale, source)}</p>` : nothing}
            </details>
          </li>
        `,
      )}
    </ol>
  </section>
`;
