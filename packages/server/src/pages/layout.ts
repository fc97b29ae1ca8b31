import type { Catalogues } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { catalogueFor, directionOf, type Say } from './catalogue.js';
import { onceForEach } from './once-for-each.js';

export interface PageFrame {
  readonly lang: string;
  readonly title: string;
  /** Of the petition that the page is about, which may speak in words of its own. */
  readonly catalogues?: Catalogues;
  /** Where the same page is in other languages, by language. */
  readonly languages?: Readonly<Record<string, string>>;
  /** Open Graph and the like. */
  readonly head?: Html;
}

/** Texts of one language, and the whole page around a main part made with them. */
export const page = (frame: PageFrame, main: (say: Say) => Html): Html => {
  const say = catalogueFor(frame.lang, frame.catalogues);
  return html`<!doctype html>
    <html lang="${frame.lang}" dir="${directionOf(frame.lang)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${frame.title}</title>
        <link rel="stylesheet" href="/assets/page.css" />
        ${frame.head ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">${say('page.skip')}</a>
        ${languageLinks(frame, say)}
        <main id="main">${main(say)}</main>
      </body>
    </html>`;
};

const languageLinks = ({ lang, languages = {} }: PageFrame, say: Say): Html => {
  const others = Object.entries(languages);
  if (others.length < 2) return html``;
  const name = (tag: string) => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return html`<nav class="languages" aria-label="${say('page.language')}">
    ${others.map(([tag, href]) =>
      tag === lang
        ? html`<span aria-current="true" lang="${tag}">${name(tag)}</span>`
        : html`<a href="${href}" lang="${tag}" hreflang="${tag}" dir="${directionOf(tag)}">${name(tag)}</a>`,
    )}
  </nav>`;
};

/** A number as the language writes it. */
export const formatted = (lang: string, value: number): string => numbers(lang).format(value);

/** A country's name in a language. */
export const countryName = (lang: string, country: string): string => regions(lang).of(country) ?? country;

const numbers = onceForEach((lang) => new Intl.NumberFormat(lang));
const regions = onceForEach((lang) => new Intl.DisplayNames([lang], { type: 'region', fallback: 'code' }));
