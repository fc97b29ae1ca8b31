import { paths } from '@uncac-petition/shared';
import type { Demo } from './demo.js';
import { servePage, type ServedPage } from './serve-page.js';
import { petition } from './sign.js';

const page = (server: string, lang: 'en' | 'ar'): string => `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Map</title>
    <link rel="icon" href="data:," />
    <style>
      body { max-width: 70rem; margin: auto; background: light-dark(#fff, #11171f); font: 1rem/1.6 system-ui, sans-serif }
    </style>
    <script type="module" src="${server}${paths.widget}"></script>
    <script type="module">
      const totals = document.createElement('uncac-totals');
      const shade = new URLSearchParams(location.search).get('shade') ?? 'signatures';
      for (const [name, value] of Object.entries({ petition: '${petition}', server: '${server}', view: 'map', shade }))
        totals.setAttribute(name, value);
      document.querySelector('main').append(totals);
    </script>
  </head>
  <body><main></main></body>
</html>`;

/** A page that shows a map, shaded by what its address says (`?shade=stance`), on an origin of its own. */
export const serveMapPage = ({ server }: Demo, lang: 'en' | 'ar'): Promise<ServedPage> => servePage(page(server, lang));
