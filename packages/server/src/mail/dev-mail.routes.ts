import { paths } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { html, type Html } from '../http/html.js';
import type { DevMail, DevMailbox } from './dev-mailbox.js';

const stylePath = `${paths.devMail}.css`;

/** `GET /dev/mail`: what the demo's mailbox has received, as a page or as JSON. Only ever mounted in a demo. */
export const devMailRoutes = (mailbox: Pick<DevMailbox, 'list'>): Hono =>
  new Hono()
    .get(paths.devMail, async (c) => {
      const mails = await mailbox.list();
      const type = accepts(c, { header: 'Accept', supports: ['text/html', 'application/json'], default: 'text/html' });
      c.header('cache-control', 'no-store');
      c.header('vary', 'accept');
      if (type === 'application/json')
        return c.json(mails.map(({ to, subject, text }) => ({ to, subject, text, links: linksOf(text) })));
      return c.html(page(mails).toString());
    })
    .get(stylePath, (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));

const url = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

const linksOf = (text: string): string[] => text.match(url) ?? [];

const page = (mails: readonly DevMail[]): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Demo mailbox</title>
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <main>
          <h1>Demo mailbox</h1>
          <p class="note">
            This is a demo: no mail leaves this machine. Whatever the petition server sends, to whomever, arrives here.
            Reload the page to look for new mail.
          </p>
          ${
            mails.length === 0
              ? html`<p>No mail yet. Sign the petition, then come back.</p>`
              : html`<ol reversed>
                  ${mails.toReversed().map(item)}
                </ol>`
          }
        </main>
      </body>
    </html> `;

const item = ({ to, from, subject, text }: DevMail): Html =>
  html`<li>
    <article>
      <h2 dir="auto">${subject}</h2>
      <dl>
        <dt>From</dt>
        <dd><bdi>${from.name}</bdi> &lt;${from.address}&gt;</dd>
        <dt>To</dt>
        <dd><bdi>${to}</bdi></dd>
      </dl>
      <p class="text" dir="auto">${withLinks(text)}</p>
    </article>
  </li>`;

const withLinks = (text: string): Html => {
  const between = text.split(url);
  const links = linksOf(text);
  return html`${between.map((plain, index) => {
    const link = links[index];
    return html`${plain}${link !== undefined && html`<a href="${link}">${link}</a>`}`;
  })}`;
};

const style = `:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f4f5f3, #161a17); color: light-dark(#1a1f1b, #e6e9e6); }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1rem; }
.note { border-inline-start: 4px solid light-dark(#a15c00, #f0b35a); padding-inline-start: 1rem; }
ol { padding: 0; list-style: none; display: grid; gap: 1rem; }
article { background: light-dark(#fff, #1f2521); border: 1px solid light-dark(#d5dad6, #39423c); border-radius: 8px; padding: 1rem 1.25rem; }
h2 { margin: 0; font-size: 1.15rem; }
dl { margin: .25rem 0 1rem; display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; font-size: .875rem; opacity: .85; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: light-dark(#0b5d38, #7fd6a8); }
`;
