import { bestLanguage, type CatalogueMessage } from '@uncac-petition/shared';
import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** What stands for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** By the plural rules of the language (`Intl.PluralRules`); a number `count` chooses, and is written as the language does. */
type PluralForms = { readonly other: string } & { readonly [Form in Intl.LDMLPluralRule]?: string };
type Message = string | PluralForms;

/** A message of one language, filled in. Plain text: whoever puts it into HTML escapes it. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

const catalogues: Readonly<Record<string, Readonly<Partial<Record<MessageKey, Message>>>>> = {
  ar,
  en,
  es,
  fr,
  ru,
  zh,
};
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The best language that pages are written in. @param wanted language tags, the most wanted first */
export const pageLanguage = (wanted: readonly string[]): string => bestLanguage(wanted, Object.keys(catalogues), 'en');

/** @param lang a language tag; English stands in for a language or a message that is not there */
export const catalogueFor = (lang: string): Say => {
  const language = pageLanguage([lang]);
  const catalogue = catalogues[language] ?? en;
  return (key, values = {}) => {
    const message: Message = catalogue[key] ?? en[key];
    if (typeof message === 'string') return filled(message, values);
    const count = Number(values['count']);
    const text = message[new Intl.PluralRules(language).select(count)] ?? message.other;
    return filled(text, { ...values, count: new Intl.NumberFormat(lang).format(count) });
  };
};

/** In one pass, so that a value which looks like a placeholder stays what it is. */
const filled = (text: string, values: MessageValues): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : placeholder,
  );

export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** What pages and mails say in English, as a catalogue to translate or to compare with. */
export const englishPages: Readonly<Record<string, CatalogueMessage>> = en;
export const pageLanguages: readonly string[] = Object.keys(catalogues);
