import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths, snippetFor } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { fileRoutes } from '../http/files.routes.js';
import { html, type Html } from '../http/html.js';
import { ProblemError } from '../http/problem.js';
import { contentPolicy } from '../http/security-headers.js';
import { textsIn, type PublishedPetition } from '../petitions/index.js';
import type { PageDeps } from './page-deps.js';

const cacheControl = 'no-cache';

/** Stands where a member puts its own name. */
const placeholder = 'your-member-name';

/**
 * The page on which an editor puts together what to paste. The page is built; what is put into it here is each petition
 * with its plain snippet, which is all there is without JavaScript.
 *
 * @param folder of its built files; undefined where it is not built
 */
export const builderRoutes = (
  { petitions, config }: Pick<PageDeps, 'petitions' | 'config'>,
  folder: string | undefined,
) => {
  if (folder === undefined) return new Hono().get(paths.embedBuilder, refuse);
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return new Hono()
    .get(paths.embedBuilder, (c) => {
      c.header('content-security-policy', contentPolicy({ widget: true }));
      c.header('cache-control', cacheControl);
      const snippets = petitionList(petitions.all(), config.publicUrl);
      // Not a string: it may hold `$&`.
      return c.html(page.replace('<!-- petitions -->', () => String(snippets)));
    })
    .route('/', fileRoutes(paths.embedBuilder, folder, cacheControl));
};

const petitionList = (all: readonly PublishedPetition[], publicUrl: string): Html =>
  html`<div data-server="${publicUrl}">
    ${all.map((published) => {
      const { petition, settings } = published;
      const { title } = textsIn(published, settings.defaultLanguage);
      const { lines } = snippetFor({ publicUrl, petition, member: placeholder, title, lang: undefined });
      return html`<section data-petition="${petition}" data-title="${title}">
        <h2>${title}</h2>
        <pre dir="ltr" tabindex="0"><code>${lines}</code></pre>
      </section>`;
    })}
  </div>`;

const refuse = (): never => {
  throw new ProblemError('not-found', {
    detail:
      'This page is not built on this server. Run `npm run build` in packages/builder, or use the command `member snippet`.',
  });
};
