import { z } from 'zod';

/** A language tag (BCP 47), as a person or a page may write it. */
export const Lang = z.string('invalid').regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'invalid');
export type Lang = z.infer<typeof Lang>;

/**
 * The best of `available` for what is wanted: the tag itself, else the tag shortened from its end (RFC 4647, lookup), else
 * another one of the same language, else `fallback`.
 *
 * @param wanted tags in order of preference
 */
export const bestLanguage = (wanted: readonly string[], available: readonly string[], fallback: string): string => {
  for (const tag of wanted) {
    const parts = tag.toLowerCase().split('-');
    const ranges = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
    const exact = ranges.map((range) => available.find((lang) => lang.toLowerCase() === range));
    const found = exact.find((lang) => lang !== undefined) ?? available.find((lang) => baseOf(lang) === parts[0]);
    if (found !== undefined) return found;
  }
  return fallback;
};

const baseOf = (lang: string): string | undefined => lang.toLowerCase().split('-')[0];
