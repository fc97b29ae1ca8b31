import { paths } from './paths.js';
import { themes, type Theme } from './themes.js';

export interface SnippetOf {
  /** Of the petition server, without a final slash. */
  readonly publicUrl: string;
  readonly petition: string;
  readonly member: string;
  readonly title: string;
  /** Undefined where the page around it decides. */
  readonly lang: string | undefined;
  readonly theme?: Theme;
  /** A release to stay with; else the newest one of its major version. */
  readonly pinned?: Release | undefined;
}

/** A released version of the widget, and what its entry must be. */
export interface Release {
  readonly version: string;
  /** Of Subresource Integrity: `sha384-…` */
  readonly integrity: string;
}

/** What a member puts on its site, by the kind of embed. */
export interface Snippet {
  /** The two lines of HTML. */
  readonly lines: string;
  /** The same, with the totals below. */
  readonly withTotals: string;
  /** The totals with the map, and no form. */
  readonly map: string;
  /** The petition's own page, for mails, posts and print. */
  readonly link: string;
  /** For sites that run none of our elements: a link, the frame, and a script that sets its height and then hides the link. */
  readonly frame: string;
  /** Where a site that embeds by oEmbed asks what to show. */
  readonly oembed: string;
}

/** High enough for the form with its boxes and hints on a phone; longer pages scroll within, where the helper is stripped. */
const frameHeight = '1200';

/** Every value is escaped. */
export const snippetFor = (of: SnippetOf): Snippet => {
  const { publicUrl, petition, member, title, lang, theme = themes[0] } = of;
  const query = new URLSearchParams({ member, ...(lang !== undefined && { lang }) }).toString();
  const link = `${publicUrl}${paths.page(petition)}?${query}`;
  const frame = { src: `${publicUrl}${paths.embed(petition)}?${query}`, title, width: '100%', height: frameHeight };
  // The height is said twice: many themes make frames as high as they please, and many editors drop styles.
  const style = `border: 0; height: ${frameHeight}px`;
  const attributes = {
    petition,
    member,
    ...(lang !== undefined && { lang }),
    ...(theme !== themes[0] && { theme }),
  };
  const script = element('script', scriptOf(of));
  const fallback = element('a', { href: link }, escapeHtml(title));
  const lines = [script, element('uncac-petition', attributes, fallback)].join('\n');
  return {
    lines,
    withTotals: [lines, element('uncac-totals', attributes)].join('\n'),
    map: [script, element('uncac-totals', { ...attributes, view: 'map' }, fallback)].join('\n'),
    link,
    // What `oembed` answers has the same: a frame that its sender does not allow on this page is blank.
    frame: [
      element('blockquote', { class: 'uncac-petition' }, fallback),
      element('iframe', { ...frame, loading: 'lazy', style }),
      element('script', { async: '', src: `${publicUrl}${paths.frame}` }),
    ].join('\n'),
    oembed: `${publicUrl}/oembed?${new URLSearchParams({ url: link, format: 'json' }).toString()}`,
  };
};

const scriptOf = ({ publicUrl, pinned }: SnippetOf): Readonly<Record<string, string>> =>
  pinned === undefined
    ? { type: 'module', src: `${publicUrl}${paths.widget}` }
    : {
        type: 'module',
        src: `${publicUrl}${paths.widgetRelease(pinned.version, 'uncac-petition.js')}`,
        integrity: pinned.integrity,
        crossorigin: 'anonymous',
      };

/** In one line, as it is pasted. @param content HTML */
const element = (name: string, attributes: Readonly<Record<string, string>>, content = ''): string => {
  const said = Object.entries(attributes).map(([attribute, value]) =>
    value === '' ? ` ${attribute}` : ` ${attribute}="${escapeHtml(value)}"`,
  );
  return `<${name}${said.join('')}>${content}</${name}>`;
};

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
