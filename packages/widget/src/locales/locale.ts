import type { Catalogue, Message, MessageKey } from './catalogue.js';
import { en } from './en.js';

export type Values = Readonly<Record<string, string | number>>;

/** Everything that is said, counted or dated in one language. */
export interface Locale {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The message with its `{placeholders}` filled in; a number `count` chooses the plural form. */
  say(key: MessageKey, values?: Values): string;
  /** The same for a message that comes from elsewhere. */
  fill(message: Message, values?: Values): string;
  /** Adds messages, where some come later than the others. */
  learn(more: Partial<Catalogue>): void;
  number(value: number): string;
  country(code: string): string;
  readonly compare: (a: string, b: string) => number;
}

/** For what a catalogue lacks. Grows when `later.ts` is loaded. */
export const english: Partial<Record<MessageKey, Message>> = { ...en };

/** Scripts (ISO 15924): a tag may name one, as `az-Arab` does. */
const rightToLeft = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/;

/** Makes something when it is first asked for: what `Intl` has takes a slow phone long to make. */
const lazily = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined;
  return () => (made ??= make());
};

export const createLocale = (lang: string, catalogue: Partial<Catalogue> = {}): Locale => {
  const numbers = lazily(() => new Intl.NumberFormat(lang));
  const plurals = lazily(() => new Intl.PluralRules(lang));
  const regions = lazily(() => new Intl.DisplayNames(lang, { type: 'region', fallback: 'code' }));
  const collator = lazily(() => new Intl.Collator(lang));
  const number = (value: number) => numbers().format(value);
  const fill = (message: Message, values: Values = {}) => {
    const text =
      typeof message === 'string' ? message : (message[plurals().select(Number(values['count']))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? number(value) : (value ?? placeholder);
    });
  };

  return {
    lang,
    dir: rightToLeft.test(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr',
    number,
    say: (key, values) => fill(catalogue[key] ?? english[key] ?? key, values),
    fill,
    learn: (more) => void Object.assign(catalogue, more),
    country: (code) => regions().of(code) ?? code,
    compare: (a, b) => collator().compare(a, b),
  };
};
