import { paths, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { pictureSize, pictureUrl } from './share-head.js';

/** What `GET /oembed` answers (oEmbed 1.0); a `link` where no page may show the frame. */
export type OEmbed = Readonly<Record<string, string | number>>;

export interface OEmbedUrl {
  readonly petition: string;
  readonly member: string | undefined;
  readonly lang: string | undefined;
}

export interface Bounds {
  readonly maxwidth: number;
  readonly maxheight: number;
}

/** High enough for the form on a phone; the helper and WordPress set it to what is in it. */
const frameSize = { width: 600, height: 1200 };

export const cacheAgeSeconds = 3600;

/** Reads an address of ours, of the petition's page or of its page for frames. @returns undefined for any other */
export const readOEmbedUrl = (publicUrl: string, url: string): OEmbedUrl | undefined => {
  if (!url.startsWith(`${publicUrl}/`) || !URL.canParse(url)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  const petition = /^\/(?:p|embed)\/([^/]+)$/.exec(pathname.slice(base.length))?.[1];
  if (petition === undefined) return undefined;
  return {
    petition: decoded(petition),
    member: searchParams.get('member') ?? undefined,
    lang: searchParams.get('lang') ?? undefined,
  };
};

/** Broken escapes name no petition. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** @param isFramed whether any page may show the frame */
export const oEmbed = (
  view: Petition,
  url: OEmbedUrl,
  publicUrl: string,
  bounds: Bounds,
  isFramed: boolean,
): OEmbed => {
  const size = {
    width: Math.min(frameSize.width, bounds.maxwidth),
    height: Math.min(frameSize.height, bounds.maxheight),
  };
  const thumbnailFits = pictureSize.width <= bounds.maxwidth && pictureSize.height <= bounds.maxheight;
  return {
    version: '1.0',
    type: isFramed ? 'rich' : 'link',
    title: view.title,
    provider_name: view.responsible.name,
    provider_url: publicUrl,
    ...(view.member !== null && {
      author_name: view.member.name,
      ...(view.member.url !== null && { author_url: view.member.url }),
    }),
    cache_age: cacheAgeSeconds,
    ...(isFramed && { html: inOneLine(frameHtml(view, url, publicUrl, size)), ...size }),
    ...(thumbnailFits && {
      thumbnail_url: pictureUrl(publicUrl, view),
      thumbnail_width: pictureSize.width,
      thumbnail_height: pictureSize.height,
    }),
  };
};

/**
 * The link in the quotation is what stays where frames are not let through. WordPress takes the script out, shows the link
 * until the frame tells its height, and the helper hides it then too.
 */
const frameHtml = (view: Petition, { lang }: OEmbedUrl, publicUrl: string, size: typeof frameSize): Html => {
  const query = new URLSearchParams({
    ...(view.member !== null && { member: view.member.member }),
    ...(lang !== undefined && { lang: view.lang }),
  }).toString();
  const address = (path: string): string => `${publicUrl}${path}${query === '' ? '' : `?${query}`}`;
  const { width, height } = size;
  return html`<blockquote class="uncac-petition">
      <a href="${address(paths.page(view.petition))}">${view.title}</a>
    </blockquote>
    <iframe
      src="${address(paths.embed(view.petition))}"
      title="${view.title}"
      width="${width}"
      height="${height}"
      frameborder="0"
      style="border: 0; max-width: 100%; height: ${height}px"
    ></iframe>
    <script async src="${publicUrl}${paths.frame}"></script>`;
};

const inOneLine = (said: Html): string => String(said).replace(/\s*\n\s*/g, ' ');

/** The same as XML. */
export const asXml = (answer: OEmbed): string => {
  const lines = Object.entries(answer).map(([name, value]) => `  <${name}>${String(html`${value}`)}</${name}>`);
  return ['<?xml version="1.0" encoding="utf-8" standalone="yes"?>', '<oembed>', ...lines, '</oembed>', ''].join('\n');
};
