import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogueName,
  catalogueParts,
  Lang,
  type CatalogueFile,
  type CatalogueMessage,
  type CataloguePart,
} from '@uncac-petition/shared';
import { StartError } from '../config/start-error.js';
import type { BuiltInWords } from './built-in-words.js';
import { pluralNumbers } from './plural-numbers.js';

/** What became of one file. */
export interface SkeletonFile {
  readonly name: string;
  readonly written: boolean;
}

/**
 * Writes the English catalogues into a campaign's folder, to be translated: one file for each part, with the plural forms
 * that the language needs. A file that is there stays as it is.
 *
 * @throws StartError when `lang` is no language tag, or when the widget is not built, so that its English is not known
 */
export const writeSkeleton = (folder: string, lang: string, { english }: BuiltInWords): SkeletonFile[] => {
  if (!Lang.safeParse(lang).success) throw new StartError(`${lang} is no language tag: use one such as de or pt-BR.`);
  if (catalogueParts.some((part) => english[part] === undefined))
    throw new StartError(
      'The widget is not built here, so its English is not known: run `npm start` once, or `npm run build` in packages/widget.',
    );
  mkdirSync(join(folder, 'catalogues'), { recursive: true });
  return partsIn(lang).map((part) => {
    const name = join('catalogues', `${catalogueName(lang, part)}.json`);
    const written = !existsSync(join(folder, name));
    if (written)
      writeFileSync(join(folder, name), `${JSON.stringify(toTranslate(english[part] ?? {}, lang), null, 2)}\n`);
    return { name, written };
  });
};

/** The elements bring their English, and never ask for another one. */
const partsIn = (lang: string): readonly CataloguePart[] =>
  lang.toLowerCase().split('-')[0] === 'en' ? ['pages'] : catalogueParts;

const toTranslate = (english: CatalogueFile, lang: string): CatalogueFile =>
  Object.fromEntries(Object.entries(english).map(([key, message]) => [key, withForms(message, lang)]));

const withForms = (message: CatalogueMessage, lang: string): CatalogueMessage => {
  if (typeof message === 'string') return message;
  const forms = [...(pluralNumbers(lang)?.keys() ?? []), 'other'] as const;
  const texts = forms.map((form) => [form, message[form as keyof typeof message] ?? message.other] as const);
  return { ...Object.fromEntries(texts), other: message.other };
};
