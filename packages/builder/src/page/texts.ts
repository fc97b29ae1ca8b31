import ar from './locales/ar.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import ru from './locales/ru.json' with { type: 'json' };
import zh from './locales/zh.json' with { type: 'json' };

export type TextKey = keyof typeof en;

/** A language is its file; English has all texts. */
export const catalogues = { ar, zh, en, fr, ru, es } as const satisfies Record<string, Record<TextKey, string>>;
export type PageLanguage = keyof typeof catalogues;
export const pageLanguages = Object.keys(catalogues) as PageLanguage[];

export const directionOf = (lang: PageLanguage): 'ltr' | 'rtl' => (lang === 'ar' ? 'rtl' : 'ltr');

export const nameOf = (lang: string, within = lang): string =>
  new Intl.DisplayNames([within], { type: 'language' }).of(lang) ?? lang;

/** The first wanted language that there is, else English. */
export const chooseLanguage = (wanted: readonly string[]): PageLanguage => {
  const bases = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  return (
    pageLanguages.filter((lang) => bases.includes(lang)).sort((a, b) => bases.indexOf(a) - bases.indexOf(b))[0] ?? 'en'
  );
};

export type Say = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

export const sayIn =
  (lang: PageLanguage): Say =>
  (key, values = {}) =>
    catalogues[lang][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
