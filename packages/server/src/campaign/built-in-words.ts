import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CatalogueFile,
  catalogueName,
  catalogueParts,
  parseCatalogueName,
  type CataloguePart,
} from '@uncac-petition/shared';
import { englishPages, pageLanguages } from '../pages/index.js';

/** What is said without a campaign's catalogues. */
export interface BuiltInWords {
  /** Without the parts of the widget where it is not built. */
  readonly english: Readonly<Partial<Record<CataloguePart, CatalogueFile>>>;
  readonly languages: Readonly<Record<CataloguePart, readonly string[]>>;
}

/** As the widget's build writes them, English too. */
const widgetLocales = fileURLToPath(new URL('../../../widget/dist/locales', import.meta.url));

export const readBuiltInWords = (folder: string = widgetLocales): BuiltInWords => {
  const names = jsonFilesIn(folder);
  const ofWidget = catalogueParts.filter((part) => part !== 'pages');
  const english = ofWidget.flatMap((part) => {
    const name = catalogueName('en', part);
    if (!names.includes(name)) return [];
    return [[part, CatalogueFile.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))] as const];
  });
  const languagesOf = (wanted: CataloguePart) =>
    names.flatMap((name) => {
      const { lang, part } = parseCatalogueName(name) ?? {};
      return lang !== undefined && part === wanted ? [lang] : [];
    });
  return {
    english: { ...Object.fromEntries(english), pages: englishPages },
    languages: {
      form: languagesOf('form'),
      kinds: languagesOf('kinds'),
      map: languagesOf('map'),
      pages: pageLanguages,
    },
  };
};

const jsonFilesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
  } catch {
    return [];
  }
};
