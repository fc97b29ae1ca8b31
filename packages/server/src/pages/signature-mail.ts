import type { Catalogues } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Letter } from '../mail/index.js';
import { catalogueFor, directionOf, type MessageKey, type Say } from './catalogue.js';

/** What a mail about a signature says. Nothing in it was typed by whoever filled in the form. */
export interface SignatureMailData {
  readonly lang: string;
  /** Of the petition, which may speak in words of its own. */
  readonly catalogues?: Catalogues;
  readonly petitionTitle: string;
  /** Where the link leads; carries the token. */
  readonly link: string;
  /** "Never write to me again"; carries a token, too. */
  readonly stopLink: string;
  /** Who answers questions. */
  readonly responsible: { readonly name: string; readonly contact: string };
  /** Neutral, and the petition's to choose: a mailbox may be read by others. */
  readonly sender: { readonly name: string; readonly address: string };
  readonly subject: string;
}

export interface ConfirmationMailData extends SignatureMailData {
  /** On whose page the address was entered; null on the petition's own. */
  readonly memberName: string | null;
  /** How long the link works. */
  readonly days: number;
}

/** Asks the owner of the mailbox to confirm. */
export const confirmationMail = (data: ConfirmationMailData): Letter => {
  const { lang, petitionTitle: petition, memberName, days: count } = data;
  const say = catalogueFor(lang, data.catalogues);
  const days = new Intl.NumberFormat(lang).format(count);
  return letter(data, say, {
    before: [
      memberName === null
        ? say('mail.confirm.introNoSite', { petition })
        : say('mail.confirm.intro', { petition, site: memberName }),
      say('mail.confirm.action'),
    ],
    button: 'mail.confirm.button',
    after: [say('mail.confirm.expires', { days }), say('mail.confirm.notYou', { days })],
  });
};

export interface KnownMailData extends SignatureMailData {
  /** A later member's page, and where it can be noted that it brought the signer too; null where there is none. */
  readonly alsoBrought: { readonly memberName: string; readonly link: string } | null;
}

/** Tells a mailbox that signed before that it has, with the way to its signature. */
export const knownMail = (data: KnownMailData): Letter => {
  const say = catalogueFor(data.lang, data.catalogues);
  const { alsoBrought } = data;
  return letter(data, say, {
    before: [say('mail.known.intro', { petition: data.petitionTitle }), say('mail.known.action')],
    button: 'mail.known.button',
    after: alsoBrought === null ? [] : [say('mail.known.alsoBrought', { site: alsoBrought.memberName })],
    secondLink: alsoBrought?.link,
  });
};

/** The way to one's own signature, for whoever has asked for it. */
export const mineMail = (data: SignatureMailData): Letter => {
  const say = catalogueFor(data.lang, data.catalogues);
  return letter(data, say, {
    before: [say('mail.mine.intro', { petition: data.petitionTitle }), say('mail.known.action')],
    button: 'mail.known.button',
    after: [],
  });
};

interface Words {
  readonly before: readonly string[];
  readonly button: MessageKey;
  readonly after: readonly string[];
  /** After all that. */
  readonly secondLink?: string | undefined;
}

const letter = (
  { lang, link, stopLink, responsible, sender, subject }: SignatureMailData,
  say: Say,
  { before, button, after, secondLink }: Words,
): Letter => {
  const greeting = say('mail.greeting');
  const small = [say('mail.why'), say('mail.contact', { ...responsible })];
  return {
    from: sender,
    subject,
    headers: {
      'List-Unsubscribe': `<${stopLink}>`,
      // RFC 8058: mail programs may offer it as a button of their own.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    text: [
      greeting,
      ...before,
      link,
      ...after,
      ...(secondLink === undefined ? [] : [secondLink]),
      '-- ',
      [...small, `${say('mail.stop')} ${stopLink}`].join('\n'),
    ]
      .join('\n\n')
      .replace('-- \n\n', '-- \n')
      .concat('\n'),
    html: page(
      lang,
      subject,
      html`
        ${paragraphs([greeting, ...before])}
        <p><a href="${link}" style="${buttonStyle}">${say(button)}</a></p>
        ${wholeLink(link)} ${paragraphs(after)} ${secondLink === undefined ? '' : wholeLink(secondLink)}
        <hr style="border:0;border-top:1px solid #ccc" />
        <small>
          ${paragraphs(small)}
          <p><a href="${stopLink}">${say('mail.stopLink')}</a></p>
        </small>
      `,
    ),
  };
};

// Mail programs drop style sheets, so what little there is stands at the elements. Colours keep their contrast when inverted.
const bodyStyle = 'max-width:36em;margin:1.5em auto;padding:0 1em;font:16px/1.5 sans-serif';
const buttonStyle =
  'display:inline-block;padding:.7em 1.2em;border-radius:6px;background:#14532d;color:#fff;font-weight:bold;text-decoration:none';

const page = (lang: string, title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="${lang}" dir="${directionOf(lang)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
      </head>
      <body dir="${directionOf(lang)}" style="${bodyStyle}">
        ${body}
      </body>
    </html> `.toString();

const wholeLink = (link: string): Html =>
  html`<p dir="ltr" style="overflow-wrap:anywhere"><a href="${link}">${link}</a></p>`;

const paragraphs = (texts: readonly string[]): Html => html`${texts.map((text) => html`<p>${text}</p>`)}`;
