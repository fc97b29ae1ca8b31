import { paths, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';

/** Pixels, as pages that show a link expect them. */
export const pictureSize = { width: 1200, height: 630 };

/** The picture with the public total, in the language of the view. */
export const pictureUrl = (publicUrl: string, { petition, lang }: Petition): string =>
  `${publicUrl}${paths.picture(petition)}?${new URLSearchParams({ lang }).toString()}`;

/** What others show of the petition's page where somebody shares its address: Open Graph, and where to ask for an embed. */
export const shareHead = (view: Petition, publicUrl: string): Html => {
  const { title, summary, share, lang } = view;
  const description = summary[0] ?? title;
  const { language, region } = new Intl.Locale(lang).maximize();
  const url = new URL(share.url);
  url.searchParams.set('lang', lang);
  return html`
    <meta name="description" content="${description}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${url.href}" />
    <meta property="og:locale" content="${language}_${region ?? ''}" />
    <meta property="og:image" content="${pictureUrl(publicUrl, view)}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${pictureSize.width}" />
    <meta property="og:image:height" content="${pictureSize.height}" />
    <meta property="og:image:alt" content="${title}" />
    <meta name="twitter:card" content="summary_large_image" />
    ${['json', 'xml'].map((format) => discovery(view, publicUrl, format))}
  `;
};

const discovery = (view: Petition, publicUrl: string, format: string): Html => {
  const page = new URL(view.share.url);
  page.searchParams.set('lang', view.lang);
  const href = `${publicUrl}${paths.oembed}?${new URLSearchParams({ url: page.href, format }).toString()}`;
  const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed';
  return html`<link rel="alternate" type="${type}" href="${href}" title="${view.title}" />`;
};
