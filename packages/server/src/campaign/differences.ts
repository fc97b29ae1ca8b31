import { isDeepStrictEqual } from 'node:util';
import { catalogueName, catalogueParts } from '@uncac-petition/shared';
import type { StoredPetition } from '../petitions/index.js';

type Said = Pick<StoredPetition, 'settings' | 'texts' | 'catalogues'>;

/** Says of something that stays in the database although the files don't have it, or have it otherwise. */
export const onlyInDatabase = (what: string): string => `only in the database: ${what}`;

/** Whether a line of the differences says that something changed. */
export const isChange = (difference: string): boolean => !difference.startsWith(onlyInDatabase(''));

/** As the database holds things: without keys whose value is undefined. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));

/** `~ petition floor`, `~ texts fr: summary`, `+ texts ar` */
export const differencesOfPetition = (before: Said, after: Said): string[] => {
  const languages = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])];
  return [
    ...changedKeys(before.settings, after.settings).map((key) => `~ petition ${key}`),
    ...languages.flatMap((lang) => {
      const [then, now] = [before.texts[lang], after.texts[lang]];
      if (then === undefined) return [`+ texts ${lang}`];
      if (now === undefined) return [`- texts ${lang}`];
      return changedKeys(then, now).map((key) => `~ texts ${lang}: ${key}`);
    }),
    ...differencesOfCatalogues(before.catalogues, after.catalogues),
  ];
};

/** `+ catalogue de-pages`, `~ catalogue de: send, title` */
const differencesOfCatalogues = (before: Said['catalogues'], after: Said['catalogues']): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((lang) =>
    catalogueParts.flatMap((part) => {
      const [then, now] = [before[lang]?.[part], after[lang]?.[part]];
      const name = catalogueName(lang, part);
      if (then === undefined || now === undefined) return then === now ? [] : [`${then ? '-' : '+'} catalogue ${name}`];
      const keys = changedKeys(then, now);
      return keys.length === 0 ? [] : [`~ catalogue ${name}: ${keys.join(', ')}`];
    }),
  );

const changedKeys = <T extends object>(before: T, after: T): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !same(Reflect.get(before, key), Reflect.get(after, key)),
  );
