import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paths, type Petition, type PublicTotals } from '@uncac-petition/shared';
import type { Demo } from '../support/demo.js';
import type { ServedPage } from '../support/serve-page.js';
import { petition } from '../support/sign.js';
import { framePage, type Frame } from './frame-page.js';
import { sheetPage, type Sheet } from './sheet-page.js';
import { behaviours, type Behaviour } from './states.js';
import { manyTotals } from './many-totals.js';

const isBehaviour = (name: string | undefined): name is Behaviour =>
  (behaviours as readonly (string | undefined)[]).includes(name);

/** What the demo answers, changed so that no proof has to be worked out, and into the status that is wanted. */
const changed = (path: string, behaviour: Behaviour, body: string): string => {
  const status = behaviour === 'paused' || behaviour === 'closed' ? behaviour : 'open';
  if (path === paths.petition(petition))
    return JSON.stringify({ ...(JSON.parse(body) as Petition), status, proofOfWork: false });
  if (path === paths.totals(petition)) return JSON.stringify(manyTotals(JSON.parse(body) as PublicTotals, status));
  return body;
};

const answerSignature = (behaviour: Behaviour, response: ServerResponse): void => {
  if (behaviour === 'offline') response.destroy();
  else if (behaviour === 'busy')
    response
      .writeHead(503, { 'retry-after': '90', 'content-type': 'application/problem+json' })
      .end('{"code":"overloaded"}');
  else response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"confirmation-sent"}');
};

const pass = async (demo: Demo, behaviour: Behaviour, target: string, response: ServerResponse): Promise<void> => {
  const answer = await fetch(demo.server + target);
  const [path = ''] = target.split('?');
  const type = answer.headers.get('content-type') ?? 'text/plain';
  const body = await answer.text();
  response
    .writeHead(answer.status, { 'content-type': type, 'cache-control': 'max-age=600' })
    .end(answer.ok ? changed(path, behaviour, body) : body);
};

/** Serves sheets and frames, and the demo in each behaviour below a path of its own. Streams there are none. */
export const serveStates = async (demo: Demo, sheets: readonly Sheet[]): Promise<ServedPage> => {
  const answer = async ({ url = '/', method, headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams, search } = new URL(url, 'http://localhost');
    const html = (text: string) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    const sheet = sheets.find(({ name }) => pathname === `/sheet/${name}`);
    if (sheet) return void html(sheetPage(sheet));
    const frame = Object.fromEntries(searchParams) as unknown as Frame;
    if (pathname === '/frame') return void html(framePage(frame, `http://${headers.host ?? 'localhost'}`));
    const [, behaviour] = pathname.split('/');
    const path = pathname.slice(1 + (behaviour ?? '').length);
    if (!isBehaviour(behaviour) || path.endsWith('/stream')) return void response.writeHead(404).end();
    if (behaviour === 'down') return void response.writeHead(503, { 'retry-after': '90' }).end();
    if (method === 'POST') return answerSignature(behaviour, response);
    return pass(demo, behaviour, path + search, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
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
