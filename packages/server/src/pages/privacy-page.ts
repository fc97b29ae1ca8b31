import { html, type Html } from '../http/html.js';
import { page, type PageFrame } from './layout.js';

/** @param parts of the petition's privacy notice, in the page's language */
export const privacyPage = (
  frame: PageFrame,
  parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[],
): Html =>
  page(
    frame,
    (say) => html`
      <h1>${say('privacy.title')}</h1>
      <p class="lead">${frame.title}</p>
      ${parts.map(
        ({ heading, paragraphs }) =>
          html`<section>
            <h2>${heading}</h2>
            ${paragraphs.map((text) => html`<p>${text}</p>`)}
          </section>`,
      )}
    `,
  );
