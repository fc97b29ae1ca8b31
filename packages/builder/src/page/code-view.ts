import { html, nothing, type TemplateResult } from 'lit';
import type { BuilderActions, BuilderState } from './builder-state.js';
import { codeFor, failuresOf } from './code.js';
import type { Say } from './texts.js';

/** What to paste, or why there is nothing yet. */
export const codeView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const code = codeFor(state);
  const { choices } = state;
  return html`
    <section aria-labelledby="code-title">
      <h2 id="code-title">${say('snippet')}</h2>
      ${
        code === undefined
          ? html`<p class="notice" id="no-code">
              ${say(failuresOf(choices).length > 0 ? 'contrast.failed' : 'member.missing')}
            </p>`
          : html`
              ${codeBlock('code', say(code.isAddress ? 'snippet.address' : 'snippet.where'), code.main, state, say, actions)}
              ${choices.kind === 'frame' || choices.kind === 'oembed' ? html`<p class="notice" id="frame-sites">${say('snippet.frame')}</p>` : nothing}
              ${
                code.style === undefined
                  ? nothing
                  : codeBlock('style', say('snippet.style'), code.style, state, say, actions)
              }
            `
      }
    </section>
  `;
};

/** Code with a button to copy it. */
export const codeBlock = (
  id: string,
  label: string,
  text: string,
  { copied }: BuilderState,
  say: Say,
  { copy }: BuilderActions,
): TemplateResult => html`
  <p id="${id}-label">${label}</p>
  <pre dir="ltr" tabindex="0" role="region" aria-labelledby="${id}-label"><code id=${id}>${text}</code></pre>
  ${
    copy === undefined
      ? nothing
      : html`<p>
          <button type="button" class="plain" aria-describedby="${id}-label" @click=${() => copy(text)}>
            ${say('snippet.copy')}
          </button>
          <span role="status">${copied === text ? say('snippet.copied') : nothing}</span>
        </p>`
  }
`;
