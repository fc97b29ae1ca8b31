import { paths } from '@uncac-petition/shared';
import type { Demo } from './demo.js';
import { servePage, type ServedPage } from './serve-page.js';
import { petition } from './sign.js';

const page = (server: string): string => `<!doctype html>
<html lang="ar" dir="rtl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>العريضة</title>
    <link rel="icon" href="data:," />
    <style>body { margin: 0; font: 1rem/1.6 system-ui, sans-serif } main { max-width: 64rem; margin: auto; padding: 1rem }</style>
    <script type="module" src="${server}${paths.widget}"></script>
  </head>
  <body>
    <main>
      <h1>حملة من أجل آلية استعراض</h1>
      <uncac-petition petition="${petition}"><a href="${server}${paths.page(petition)}?lang=ar">العريضة</a></uncac-petition>
      <uncac-totals petition="${petition}"></uncac-totals>
    </main>
  </body>
</html>`;

/** A page in Arabic on an origin of its own, with both elements. */
export const serveArabicPage = ({ server }: Demo): Promise<ServedPage> => servePage(page(server));
