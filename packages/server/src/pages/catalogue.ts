import { bestLanguage, type CatalogueFile, type CatalogueMessage, type Catalogues } from '@uncac-petition/shared';
import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** What stands for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A message of one language, filled in. Plain text: whoever puts it into HTML escapes it. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

const builtIn: Readonly<Record<string, CatalogueFile>> = { ar, en, es, fr, ru, zh };

/**
 * The best language that pages are written in.
 *
 * @param wanted language tags, the most wanted first
 * @param own catalogues of the petition that the page is about
 */
export const pageLanguage = (wanted: readonly string[], own: Catalogues = {}): string => {
  const spoken = Object.keys(own).filter((lang) => own[lang]?.pages !== undefined);
  return bestLanguage(wanted, [...spoken, ...Object.keys(builtIn)], 'en');
};

/**
 * What a petition says in its own words comes first, then what is built in; English stands in for a language or a message
 * that is not there.
 *
 * @param lang a language tag
 * @param own catalogues of the petition that the page or the mail is about
 */
export const catalogueFor = (lang: string, own: Catalogues = {}): Say => {
  const pagesOf = (tag: string) => own[tag]?.pages;
  const ownLanguages = Object.keys(own).filter((tag) => pagesOf(tag) !== undefined);
  const sources = [lang, 'en'].flatMap((wanted) => [
    sourceFor(wanted, ownLanguages, pagesOf),
    sourceFor(wanted, Object.keys(builtIn), (tag) => builtIn[tag]),
  ]);
  return (key, values = {}) => {
    const source = sources.find(({ messages }) => messages !== undefined && Object.hasOwn(messages, key));
    const message: CatalogueMessage = source?.messages?.[key] ?? en[key];
    if (typeof message === 'string') return filled(message, values);
    const count = Number(values['count']);
    // By the rules of the language that the message is in, which may be English that stands in.
    const form = new Intl.PluralRules(source?.language ?? 'en').select(count);
    return filled(message[form] ?? message.other, { ...values, count: new Intl.NumberFormat(lang).format(count) });
  };
};

interface Source {
  readonly language: string;
  /** Undefined where none of the languages will do. */
  readonly messages: CatalogueFile | undefined;
}

const sourceFor = (
  wanted: string,
  languages: readonly string[],
  messagesOf: (language: string) => CatalogueFile | undefined,
): Source => {
  const language = bestLanguage([wanted], languages, '');
  return { language, messages: messagesOf(language) };
};

/** In one pass, so that a value which looks like a placeholder stays what it is. */
const filled = (text: string, values: MessageValues): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );

/** Scripts (ISO 15924). */
const rightToLeft = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** By the script that the tag names, or that the language is mostly written in. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';

/** What pages and mails say in English, as a catalogue to translate or to compare with. */
export const englishPages: CatalogueFile = en;
export const pageLanguages: readonly string[] = Object.keys(builtIn);
