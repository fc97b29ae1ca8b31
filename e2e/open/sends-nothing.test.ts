import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paths } from '@uncac-petition/shared';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { asFile, openPage } from './open-page.js';
import { largeExport } from './exports.js';

/** Every way out of a page that a script has; `sink` gets what comes. */
const waysOut = (sink: string): readonly string[] => [
  `void fetch('${sink}/fetch', { mode: 'no-cors' }).catch(() => {})`,
  `navigator.sendBeacon('${sink}/beacon', 'names')`,
  `(() => { const r = new XMLHttpRequest(); r.open('GET', '${sink}/xhr'); r.send(); })()`,
  `new EventSource('${sink}/events')`,
  `new WebSocket('${sink.replace('http', 'ws')}/socket')`,
  `(new Image()).src = '${sink}/image'`,
  `document.head.append(Object.assign(document.createElement('script'), { src: '${sink}/script' }))`,
  `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${sink}/style' }))`,
  `document.body.append(Object.assign(document.createElement('iframe'), { src: '${sink}/frame' }))`,
  `(() => {
    const form = Object.assign(document.createElement('form'), { action: '${sink}/form', method: 'post', target: '_blank' });
    document.body.append(form);
    form.submit();
  })()`,
];

describe('the page /open sends nothing', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let sink: Server;
  let sinkAddress: string;
  let arrived: string[] = [];
  let asked: string[] = [];

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    sink = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.end();
    });
    sink.on('upgrade', (request, socket) => {
      arrived.push(request.url ?? '');
      socket.destroy();
    });
    sink.listen(0, '127.0.0.1');
    await once(sink, 'listening');
    sinkAddress = addressOf(sink);
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser?.close();
    sink?.close();
    sink?.closeAllConnections();
    await demo?.stop();
  });

  const fresh = async () => {
    context = await browser.newContext({ locale: 'en' });
    [arrived, asked] = [[], []];
    context.on('request', (request) => asked.push(request.url()));
    page = await context.newPage();
  };

  it('asks for its own files and nothing else, from the identity to the result', async () => {
    await fresh();
    await page.goto(demo.server + paths.open);
    const { choose, makeIdentity, open, result } = openPage(page);
    const { recipient, file } = await makeIdentity(undefined);
    await choose(asFile('export.jsonl', await largeExport(recipient, 100)), [asFile('identity.txt', file)]);
    await open();
    expect((await result()).toString()).toContain('Signer 100');
    const own = ['', '/open.js', '/open.css'].map((name) => demo.server + paths.open + name);
    expect(asked.filter((address) => !address.startsWith('blob:')).sort()).toEqual(own.sort());
  });

  it('could not if it tried: the browser stops each way', async () => {
    await fresh();
    await page.goto(demo.server + paths.open);
    await page.evaluate(`
      globalThis.stopped = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective));
    `);
    for (const way of waysOut(sinkAddress)) await page.evaluate(way);
    const stopped = () => page.evaluate<string[]>('[...new Set(stopped)].sort()');
    await expect
      .poll(stopped)
      .toEqual(['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    expect(arrived).toEqual([]);
  });

  it('which is the doing of its policy: without it, each way is open', async () => {
    await fresh();
    const body = await (await fetch(demo.server + paths.open)).text();
    const withoutPolicy = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(body.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    }).listen(0, '127.0.0.1');
    await once(withoutPolicy, 'listening');
    await page.goto(addressOf(withoutPolicy));
    for (const way of waysOut(sinkAddress)) await page.evaluate(way);
    const ways = ['beacon', 'events', 'fetch', 'form', 'frame', 'image', 'script', 'socket', 'style', 'xhr'];
    await expect
      .poll(() => [...new Set(arrived)].sort(), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(ways.map((way) => `/${way}`)));
    withoutPolicy.close();
    withoutPolicy.closeAllConnections();
  });
});

const addressOf = (server: Server): string => `http://localhost:${(server.address() as AddressInfo).port}`;
