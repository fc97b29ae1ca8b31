import { z } from 'zod';
import { KnownLang } from './language.js';

const text = z.string().trim().min(1, 'is empty');

/** By the plural rules of the language (`Intl.PluralRules`); `other` stands for the forms that are not there. */
const PluralForms = z.strictObject({
  zero: text.optional(),
  one: text.optional(),
  two: text.optional(),
  few: text.optional(),
  many: text.optional(),
  other: text,
});

/** One message: a text, or one for each plural form, with `{placeholders}`. Plain text, never HTML. */
export const CatalogueMessage = z.union(
  [text, PluralForms],
  'must be one text, or one for each plural form (one: …, other: …)',
);
export type CatalogueMessage = z.infer<typeof CatalogueMessage>;

/** What a catalogue is for: the form, the fields of those who sign in public, the map; and our own pages and mails. */
export const catalogueParts = ['form', 'kinds', 'map', 'pages'] as const;
export type CataloguePart = (typeof catalogueParts)[number];

/** `catalogues/{lang}.json`, `…-kinds.json`, `…-map.json`, `…-pages.json`: messages by their keys, in one language. */
export const CatalogueFile = z.record(z.string(), CatalogueMessage);
export type CatalogueFile = z.infer<typeof CatalogueFile>;

/** What a campaign says in its own words, by language and part; what is missing is said as it is built in. */
export type Catalogues = Readonly<Record<string, Readonly<Partial<Record<CataloguePart, CatalogueFile>>>>>;

/** The name of a catalogue's file, without its ending: `de` for the form, `de-kinds`. */
export const catalogueName = (lang: string, part: CataloguePart): string =>
  part === 'form' ? lang : `${lang}-${part}`;

/** What a file's name stands for. @param name without the ending @returns undefined where it is none of a catalogue */
export const parseCatalogueName = (
  name: string,
): { readonly lang: string; readonly part: CataloguePart } | undefined => {
  const [, lang = '', part = 'form'] =
    /^([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}?)(?:-(kinds|map|pages))?$/.exec(name) ?? [];
  return !KnownLang.safeParse(lang).success ? undefined : { lang, part: part as CataloguePart };
};
