import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paths } from '@uncac-petition/shared';
import type { Demo } from './demo.js';
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

export interface ArabicPage {
  readonly address: string;
  readonly close: () => void;
}

/** A page in Arabic on an origin of its own, with both elements. */
export const serveArabicPage = async ({ server: petitionServer }: Demo): Promise<ArabicPage> => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(petitionServer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
