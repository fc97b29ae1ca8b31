import {
  bestLanguage,
  catalogueName,
  catalogueParts,
  type CataloguePart,
  type PetitionFile,
} from '@uncac-petition/shared';
import type { BuiltInWords } from './built-in-words.js';
import type { CampaignNote } from './campaign-note.js';
import type { NamedCatalogue } from './catalogues.js';
import { besideEnglish, wrongPlaceholders } from './check-message.js';
import { nearestName } from './nearest-name.js';
import { notesOnCatalogue } from './notes-on-catalogue.js';
import type { CampaignFiles } from './read-campaign.js';

/** What would be shown wrongly: names of files that are no language, and placeholders lost or invented. */
export const checkCatalogues = ({ catalogues }: CampaignFiles, { english }: BuiltInWords): string[] =>
  catalogues.flatMap((catalogue) => [
    ...checkLanguage(catalogue),
    ...besideEnglish(catalogue, english).flatMap((one) =>
      wrongPlaceholders(one).map((says) => catalogue.file.problem([one.key], says)),
    ),
  ]);

/** What would be said in English, or never; and which languages of the petition have no words. */
export const notesOnCatalogues = ({ catalogues, petition }: CampaignFiles, words: BuiltInWords): CampaignNote[] => [
  ...notesOnBuild(catalogues, words),
  ...(petition.value === undefined ? [] : notesOnLanguages(petition, petition.value, catalogues, words)),
  ...catalogues.flatMap((catalogue) => notesOnCatalogue(catalogue, words)),
];

const known = {
  language: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
  script: new Intl.DisplayNames('en', { type: 'script', fallback: 'none' }),
  region: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};

const checkLanguage = ({ lang, file }: NamedCatalogue): string[] => {
  const [language = '', ...subtags] = lang.split('-');
  if (language === '') return [];
  const wrong = subtags.find((subtag) => !isSubtag(subtag));
  if (wrong !== undefined) {
    const part = nearestName(wrong, catalogueParts);
    const name = lang.slice(0, lang.indexOf(wrong));
    const meant = part === undefined ? '' : `; if ${name}${part}.json is meant, rename it`;
    return [file.problem([], `${wrong} is no part of a language tag${meant}`)];
  }
  if (known.language.of(language) !== undefined) return [];
  return [file.problem([], `${language} is no language tag that is known: use one such as de or pt-BR`)];
};

/** A script (Hant), a region (BR, 419), or a variant that Unicode registers with a digit in it (1996). */
const isSubtag = (subtag: string): boolean => {
  if (subtag.length === 4 && !/^\d/.test(subtag)) return known.script.of(subtag) !== undefined;
  if (/^([A-Za-z]{2}|\d{3})$/.test(subtag)) return known.region.of(subtag.toUpperCase()) !== undefined;
  return /^(\d[A-Za-z0-9]{3}|[A-Za-z]{5,8})$/.test(subtag) && nearestName(subtag, catalogueParts) === undefined;
};

const notesOnBuild = (catalogues: readonly NamedCatalogue[], { english }: BuiltInWords): CampaignNote[] =>
  catalogues.every(({ part }) => english[part] !== undefined)
    ? []
    : [
        {
          says: 'the widget is not built here, so only {lang}-pages.json was compared: run `npm start` once, or `npm run build` in packages/widget, and check again',
          each: [],
        },
      ];

const speaker: Readonly<Record<CataloguePart, string>> = {
  form: 'the form speaks',
  kinds: 'the fields of those who sign in public speak',
  map: 'the map speaks',
  pages: 'pages and mails speak',
};

const notesOnLanguages = (
  file: CampaignFiles['petition'],
  { languages }: PetitionFile,
  catalogues: readonly NamedCatalogue[],
  words: BuiltInWords,
): CampaignNote[] => {
  const comparable = catalogueParts.filter((part) => words.english[part] !== undefined);
  return languages.flatMap((lang, index) => {
    const lacked = comparable.filter((part) => {
      const own = catalogues.filter((one) => one.part === part).map((one) => one.lang);
      return bestLanguage([lang], [...own, ...words.languages[part]], '') === '';
    });
    const note = (says: string) => [
      { says: file.problem(['languages', index], `languages has ${lang}, ${says}`), each: [] },
    ];
    if (lacked.length === 0) return [];
    if (lacked.length === comparable.length)
      return note(
        `in which nothing is built in and catalogues/ has no file; English stands around its texts (\`campaign catalogue ${lang} DIR\` writes the files to translate)`,
      );
    return lacked.flatMap((part) =>
      note(
        `for which catalogues/${catalogueName(lang, part)}.json is missing; ${speaker[part]} English (\`campaign catalogue ${lang} DIR\` writes the file to translate)`,
      ),
    );
  });
};
