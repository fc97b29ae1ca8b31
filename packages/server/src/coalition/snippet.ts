import { paths } from '@uncac-petition/shared';
import { html } from '../http/html.js';

export interface SnippetOf {
  readonly publicUrl: string;
  readonly petition: string;
  readonly member: string;
  readonly title: string;
  /** Undefined where the page around it decides. */
  readonly lang: string | undefined;
}

export interface Snippet {
  /** The two lines of HTML. */
  readonly lines: string;
  /** The petition's own page, for mails, posts and print. */
  readonly link: string;
  /** For sites that take no scripts. */
  readonly frame: string;
}

/** High enough for the form with its boxes and hints on a phone; longer pages scroll within. */
const frameHeight = '1200';

/** What a member puts on its site; every value is escaped. */
export const snippetFor = ({ publicUrl, petition, member, title, lang }: SnippetOf): Snippet => {
  const query = new URLSearchParams({ member, ...(lang !== undefined && { lang }) }).toString();
  const link = `${publicUrl}${paths.page(petition)}?${query}`;
  const fallback = element('a', { href: link }, escaped(title));
  const frame = { src: `${publicUrl}${paths.embed(petition)}?${query}`, title, width: '100%', height: frameHeight };
  return {
    lines: [
      element('script', { type: 'module', src: `${publicUrl}${paths.widget}` }),
      element('uncac-petition', { petition, member, ...(lang !== undefined && { lang }) }, fallback),
    ].join('\n'),
    link,
    frame: element('iframe', { ...frame, loading: 'lazy', style: 'border: 0' }),
  };
};

/** In one line, as it is pasted. @param content HTML */
const element = (name: string, attributes: Readonly<Record<string, string>>, content = ''): string => {
  const said = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  return `<${name}${said.join('')}>${content}</${name}>`;
};

const escaped = (text: string): string => String(html`${text}`);
