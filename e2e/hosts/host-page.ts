import { paths } from '@uncac-petition/shared';
import type { BrowserContext, Page } from 'playwright-core';
import { servePage } from '../support/serve-page.js';
import { petition } from '../support/sign.js';

/** A page of somebody else's, with the two lines in it. */
export interface Host {
  /** Before the script tag. */
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The element and its script tag, in whatever way the page has them. */
  readonly lines?: (server: string) => string;
  /** Done by a visitor before there is anything to see. */
  readonly visit?: (page: Page) => Promise<void>;
}

export const scriptTag = (server: string, attributes = 'type="module"'): string =>
  `<script ${attributes} src="${server}${paths.widget}"></script>`;

export const element = (server: string, attributes = ''): string =>
  `<uncac-petition petition="${petition}" ${attributes}><a href="${server}/p/${petition}">Sign the petition</a></uncac-petition>`;

export const twoLines = (server: string): string => `${scriptTag(server)}\n${element(server)}`;

const toHtml = ({ head = '', lines = twoLines }: Host, server: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title>${head}</head>
<body><h1>A page</h1><form id="own"><input name="own" value="own"></form>
${lines(server)}
<p>Its end</p></body></html>`;

/** What must not happen on a page because of us. */
export interface Watched {
  readonly page: Page;
  /** Errors in the console, violations of the page's policy, and requests to anybody but the page's and our servers. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly close: () => Promise<void>;
}

const watch = (page: Page, allowed: readonly string[]): Pick<Watched, 'problems' | 'warnings'> => {
  const problems: string[] = [];
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    if (message.type() === 'warning') warnings.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!allowed.some((origin) => url.startsWith(`${origin}/`)) && !/^(?:blob|data|about):/.test(url))
      problems.push(`request: ${url}`);
  });
  return { problems, warnings };
};

export interface Opening {
  /** The script tag's file is empty. */
  readonly without?: boolean;
  /** Done before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** In the place of `localhost`. */
  readonly hostname?: string;
}

/** Opens a host on an origin of its own. */
export const openHost = async (
  context: BrowserContext,
  server: string,
  host: Host,
  { without = false, prepare, hostname = 'localhost' }: Opening = {},
): Promise<Watched> => {
  const served = await servePage(toHtml(host, server), host.headers);
  const address = served.address.replace('localhost', hostname);
  const page = await context.newPage();
  if (without)
    await page.route(`${server}${paths.widget}*`, (route) =>
      route.fulfill({ contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: '' }),
    );
  await prepare?.(page);
  const watched = watch(page, [server, address]);
  await page.goto(address, { waitUntil: 'load' });
  await host.visit?.(page);
  const close = async () => {
    await page.close();
    served.close();
  };
  return { page, ...watched, close };
};
