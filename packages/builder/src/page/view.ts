import { paths } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import type { BuilderActions, BuilderState } from './builder-state.js';
import { checkView } from './check-view.js';
import { choicesView } from './choices-view.js';
import { codeView } from './code-view.js';
import { previewView } from './preview-view.js';
import { directionOf, nameOf, pageLanguages, sayIn } from './texts.js';

/** The whole page. */
export const view = (state: BuilderState, actions: BuilderActions): TemplateResult => {
  const say = sayIn(state.pageLang);
  return html`
    <a class="skip" href="#main">${say('skip')}</a>
    <nav class="languages" aria-label=${say('languages')}>
      ${pageLanguages.map((lang) =>
        lang === state.pageLang
          ? html`<span aria-current="true" lang=${lang}>${nameOf(lang)}</span>`
          : html`<a
              href="?lang=${lang}"
              lang=${lang}
              hreflang=${lang}
              dir=${directionOf(lang)}
              @click=${(event: Event) => {
                // Without loading: what was chosen stays.
                event.preventDefault();
                actions.change({ pageLang: lang });
              }}
              >${nameOf(lang)}</a
            >`,
      )}
    </nav>
    <main id="main">
      <h1>${say('title')}</h1>
      <p class="lead">${say('lead')}</p>
      ${
        state.facts === undefined
          ? nothing
          : html`<p><a href=${paths.page(state.choices.petition)}>${state.facts.title}</a></p>`
      }
      ${state.failed ? html`<p class="errors" role="alert">${say('noData')}</p>` : nothing}
      <div class="bench">
        <div>${choicesView(state, say, actions)} ${codeView(state, say, actions)}</div>
        ${previewView(state, say)}
      </div>
      ${checkView(state, say, actions)}
    </main>
  `;
};
