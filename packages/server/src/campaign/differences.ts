import { isDeepStrictEqual } from 'node:util';
import type { StoredPetition } from '../petitions/index.js';

type Said = Pick<StoredPetition, 'settings' | 'texts'>;

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
  ];
};

const changedKeys = <T extends object>(before: T, after: T): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !same(Reflect.get(before, key), Reflect.get(after, key)),
  );
