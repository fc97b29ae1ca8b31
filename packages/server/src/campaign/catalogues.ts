import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CatalogueFile,
  catalogueName,
  parseCatalogueName,
  type CataloguePart,
  type Catalogues,
} from '@uncac-petition/shared';
import { readCampaignFile, type CampaignFile } from './campaign-file.js';

const folderName = 'catalogues';

/** A file of the folder `catalogues`. */
export interface NamedCatalogue {
  readonly lang: string;
  readonly part: CataloguePart;
  readonly file: CampaignFile<CatalogueFile>;
}

/** Reads the catalogues of a campaign's folder, in whatever languages there are. */
export const readCatalogueFiles = (folder: string): NamedCatalogue[] =>
  filesIn(join(folder, folderName)).map((name) => {
    const { lang, part } = parseCatalogueName(name.replace(/\.json$/, '')) ?? { lang: '', part: 'form' };
    const file = `${folderName}/${name}`;
    if (lang === '' || !name.endsWith('.json')) return { lang, part, file: wrong(file, misnamed) };
    if (part !== 'pages' && isEnglish(lang)) return { lang, part, file: wrong(file, inTheElements) };
    return { lang, part, file: strictly(readCampaignFile(folder, file, CatalogueFile), join(folder, file), file) };
  });

/** JSON is YAML too, but not the other way round, and other tools are to read the file as well. */
const strictly = <T>(file: CampaignFile<T>, path: string, name: string): CampaignFile<T> => {
  if (file.value === undefined) return file;
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return file;
  } catch (error) {
    const { message } = error as SyntaxError;
    const line = /\(line (\d+) /.exec(message)?.[1];
    const at = line === undefined ? name : `${name}:${line}`;
    return { ...file, value: undefined, problems: [`${at}: is not valid JSON: ${message}`] };
  }
};

/** Without those that editors and operating systems leave behind. */
const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .toSorted();
  } catch {
    return [];
  }
};

const wrong = (name: string, says: string): CampaignFile<CatalogueFile> => {
  const problem = (_path: unknown, what: string) => `${name}: ${what}`;
  return { value: undefined, raw: undefined, problem, problems: [problem([], says)] };
};

const misnamed = 'is no name of a catalogue: use {lang}.json, {lang}-kinds.json, {lang}-map.json or {lang}-pages.json';

/** The elements never ask for it. */
const inTheElements = 'is not used, since the elements bring their English: remove it';
const isEnglish = (lang: string): boolean => lang.toLowerCase().split('-')[0] === 'en';

/** Those that are sound, by language and part. */
export const catalogueFilesOf = (files: readonly NamedCatalogue[]): Catalogues => {
  const catalogues: Record<string, Partial<Record<CataloguePart, CatalogueFile>>> = {};
  for (const { lang, part, file } of files) {
    if (file.value !== undefined) catalogues[lang] = { ...catalogues[lang], [part]: file.value };
  }
  return catalogues;
};

/** Writes the catalogues as `readCatalogueFiles` reads them. @returns the names of the files */
export const writeCatalogues = (folder: string, catalogues: Catalogues): string[] =>
  Object.entries(catalogues).flatMap(([lang, parts]) =>
    Object.entries(parts).map(([part, messages]) => {
      const name = join(folderName, `${catalogueName(lang, part as CataloguePart)}.json`);
      mkdirSync(join(folder, folderName), { recursive: true });
      writeFileSync(join(folder, name), `${JSON.stringify(messages, null, 2)}\n`);
      return name;
    }),
  );
