import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type TextKey = keyof typeof en;

/** A language is its file; English has all texts. */
export const catalogues = { en, fr, es, ar, ru, zh } as const satisfies Record<string, Record<TextKey, string>>;
export type PageLanguage = keyof typeof catalogues;
export const pageLanguages = Object.keys(catalogues) as PageLanguage[];

export const directionOf = (lang: PageLanguage): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

export const nameOf = (lang: PageLanguage): string =>
  new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;

/** The first wanted language that there is, else English. */
export const chooseLanguage = (wanted: readonly string[]): PageLanguage => {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    const found = pageLanguages.find((lang) => lang === base);
    if (found !== undefined) return found;
  }
  return 'en';
};

export type Say = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

export const sayIn =
  (lang: PageLanguage): Say =>
  (key, values = {}) =>
    catalogues[lang][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
