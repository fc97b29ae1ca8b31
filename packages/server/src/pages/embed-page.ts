import { paths, type Catalogues, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { catalogueFor, directionOf } from './catalogue.js';

/**
 * The element on a page of ours, for frames: for sites that let no script of another run. Its links open beside the frame,
 * since none of our other pages may be shown in one.
 */
export const embedPage = ({ petition, lang, title, member, share }: Petition, catalogues: Catalogues): Html =>
  html`<!doctype html>
    <html lang="${lang}" dir="${directionOf(lang)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <base target="_blank" />
        <link rel="stylesheet" href="/frame/embed.css" />
        <script type="module" src="/frame/height.js"></script>
        <script type="module" src="${paths.widget}"></script>
      </head>
      <body>
        <main>
          <uncac-petition petition="${petition}" lang="${lang}" ${member && html`member="${member.member}"`}
            ><a href="${share.url}"
              >${catalogueFor(lang, catalogues)('embed.link', { petition: title })}</a
            ></uncac-petition
          >
        </main>
      </body>
    </html>`;
