import { bestLanguage } from '@uncac-petition/shared';
import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

/** What stands for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A message of one language, filled in. Plain text: whoever puts it into HTML escapes it. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

const catalogues: Readonly<Record<string, Readonly<Partial<Record<MessageKey, string>>>>> = { ar, en, es, fr };
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The best language that pages are written in. @param wanted language tags, the most wanted first */
export const pageLanguage = (wanted: readonly string[]): string => bestLanguage(wanted, Object.keys(catalogues), 'en');

/** @param lang a language tag; English stands in for a language or a message that is not there */
export const catalogueFor = (lang: string): Say => {
  const catalogue = catalogues[pageLanguage([lang])] ?? en;
  return (key, values = {}) =>
    // One pass, so that a value which looks like a placeholder stays what it is.
    (catalogue[key] ?? en[key]).replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : placeholder,
    );
};

export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeft.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
