import { gzipSync } from 'node:zlib';
import {
  bestLanguage,
  catalogueName,
  catalogueParts,
  type CatalogueMessage,
  type CataloguePart,
} from '@uncac-petition/shared';
import type { BuiltInWords } from './built-in-words.js';
import type { CampaignNote } from './campaign-note.js';
import type { NamedCatalogue } from './catalogues.js';
import { besideEnglish, idleForms, isStillEnglish, lackedForms, languageName, type Compared } from './check-message.js';
import { nearestName } from './nearest-name.js';

/** What one catalogue leaves to English or to the built-in language, and what of it is never shown. */
export const notesOnCatalogue = (catalogue: NamedCatalogue, words: BuiltInWords): CampaignNote[] => {
  if (catalogue.file.value === undefined || words.english[catalogue.part] === undefined) return [];
  return [
    ...notesOnMissing(catalogue, words),
    ...notesOnUnknown(catalogue, words),
    ...notesOnForms(catalogue, words),
    ...notesOnEnglish(catalogue, words),
    ...notesOnSize(catalogue),
  ];
};

const nameOf = ({ lang, part }: Pick<NamedCatalogue, 'lang' | 'part'>): string => `${catalogueName(lang, part)}.json`;

/** One note for all messages of a file that have the same lack, or none. */
const note = (
  catalogue: NamedCatalogue,
  each: readonly string[],
  says: (has: { readonly messages: string; readonly one: boolean }) => string,
): CampaignNote[] => {
  if (each.length === 0) return [];
  const one = each.length === 1;
  return [
    {
      says: `catalogues/${nameOf(catalogue)}: ${says({ messages: one ? '1 message' : `${each.length} messages`, one })}`,
      each,
    },
  ];
};

const notesOnMissing = (catalogue: NamedCatalogue, { english, languages }: BuiltInWords): CampaignNote[] => {
  const { lang, part, file } = catalogue;
  const missing = Object.entries(english[part] ?? {}).filter(([key]) => !Object.hasOwn(file.value ?? {}, key));
  const builtIn = bestLanguage([lang], languages[part], '');
  const each = missing.map(([key, message]) => `${key}: ${fullText(message)}`);
  return note(catalogue, each, ({ messages, one }) =>
    builtIn === ''
      ? `${messages} ${one ? 'is' : 'are'} missing; English stands in`
      : `${messages} ${one ? 'is' : 'are'} not in it; the ${languageName(builtIn)} that is built in stands in`,
  );
};

const fullText = (message: CatalogueMessage): string => (typeof message === 'string' ? message : message.other);

const notesOnUnknown = (catalogue: NamedCatalogue, { english }: BuiltInWords): CampaignNote[] => {
  const { lang, part, file } = catalogue;
  const messages = Object.keys(file.value ?? {});
  const unknown = messages.filter((key) => !Object.hasOwn(english[part] ?? {}, key));
  const free = Object.keys(english[part] ?? {}).filter((key) => !messages.includes(key));
  const partWith = (key: string): CataloguePart | undefined =>
    catalogueParts.find((one) => Object.hasOwn(english[one] ?? {}, key));
  const advice = (key: string): string => {
    const home = partWith(key);
    if (home !== undefined) return `it belongs in ${nameOf({ lang, part: home })}`;
    const meant = nearestName(key, free);
    return meant === undefined ? 'remove it' : `is ${meant} meant?`;
  };
  const each = unknown.map((key) => file.problem([key], `${key}; ${advice(key)}`));
  return note(
    catalogue,
    each,
    ({ messages: some, one }) =>
      `${some} ${one ? 'is' : 'are'} not known, so ${one ? 'it is' : 'they are'} never shown`,
  );
};

const notesOnForms = (catalogue: NamedCatalogue, { english }: BuiltInWords): CampaignNote[] => {
  const language = languageName(catalogue.lang);
  const both = besideEnglish(catalogue, english);
  const listed = (forms: (one: Compared) => string[], verb: string): string[] =>
    both.flatMap((one) => {
      const found = forms(one);
      return found.length === 0 ? [] : [catalogue.file.problem([one.key], `${one.key} ${verb} ${found.join(', ')}`)];
    });
  return [
    ...note(
      catalogue,
      listed(lackedForms, 'lacks'),
      ({ messages, one }) =>
        `${messages} ${one ? 'lacks' : 'lack'} a plural form that ${language} needs; the form other stands in`,
    ),
    ...note(
      catalogue,
      listed(idleForms, 'has'),
      ({ messages, one }) => `${messages} ${one ? 'has' : 'have'} a plural form that ${language} never uses`,
    ),
  ];
};

const notesOnEnglish = (catalogue: NamedCatalogue, { english }: BuiltInWords): CampaignNote[] => {
  const left = catalogue.lang.startsWith('en') ? [] : besideEnglish(catalogue, english).filter(isStillEnglish);
  const each = left.map(({ key }) => catalogue.file.problem([key], key));
  return note(
    catalogue,
    each,
    ({ messages, one }) => `${messages} still ${one ? 'says' : 'say'} what the English one says`,
  );
};

/** Bytes, compressed: each visitor who reads the language loads them. */
const mostBytes = 3000;

const notesOnSize = ({ lang, part, file }: NamedCatalogue): CampaignNote[] => {
  if (part === 'pages') return [];
  const { length } = gzipSync(JSON.stringify(file.value), { level: 9 });
  if (length <= mostBytes) return [];
  const says = `is ${length} bytes when compressed, and should be at most ${mostBytes}: each visitor loads it, so say things more briefly`;
  return [{ says: `catalogues/${nameOf({ lang, part })}: ${says}`, each: [] }];
};
