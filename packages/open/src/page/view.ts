import { html, type TemplateResult } from 'lit';
import { makeView } from './make-view.js';
import { openView } from './open-view.js';
import type { PageActions, PageState } from './page-state.js';
import { directionOf, nameOf, pageLanguages, sayIn, type PageLanguage, type Say } from './texts.js';

/** The whole page. */
export const view = (state: PageState, actions: PageActions): TemplateResult => {
  const say = sayIn(state.lang);
  return html`
    <a class="skip" href="#main">${say('skip')}</a>
    ${languageLinks(state.lang, say, actions)}
    <main id="main">
      <h1>${say('title')}</h1>
      <p class="lead">${say('lead')}</p>
      <div class="notice">
        <p>${say('nothingSent')}</p>
        ${
          state.isSaved
            ? html`<p>${say('saved')}</p>`
            : html`<p>
                ${say('saveHint')}
                <a href="/open/saved.html" download="uncac-petition-open.html">${say('savePage')}</a>
              </p>`
        }
      </div>
      ${makeView(state, say, actions)} ${openView(state, say, actions)}
    </main>
  `;
};

const languageLinks = (current: PageLanguage, say: Say, { speak }: PageActions): TemplateResult => html`
  <nav class="languages" aria-label=${say('languages')}>
    ${pageLanguages.map((lang) =>
      lang === current
        ? html`<span aria-current="true" lang=${lang}>${nameOf(lang)}</span>`
        : html`<a
            href="?lang=${lang}"
            lang=${lang}
            hreflang=${lang}
            dir=${directionOf(lang)}
            @click=${(event: Event) => {
              // Without loading: an identity that was made and not saved would be lost.
              event.preventDefault();
              speak(lang);
            }}
            >${nameOf(lang)}</a
          >`,
    )}
  </nav>
`;
