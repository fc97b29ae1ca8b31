import { z } from 'zod';

/** A language tag (BCP 47), as a person or a page may write it. */
export const Lang = z.string('invalid').regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'invalid');
export type Lang = z.infer<typeof Lang>;

/** One that `Intl` knows how to write numbers and dates in: not all that look like one are. */
export const KnownLang = Lang.refine((tag) => {
  try {
    return new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
}, 'invalid');

/** A tag, and the ones that it is shortened to from its end (RFC 4647, lookup): `zh-Hant-TW`, `zh-Hant`, `zh`. */
export const shortenedTags = (tag: string): string[] => {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/**
 * The best of `available` for what is wanted: the tag itself, else the tag shortened from its end, else another one of the
 * same language, else `fallback`.
 *
 * @param wanted tags in order of preference
 */
export const bestLanguage = (wanted: readonly string[], available: readonly string[], fallback: string): string => {
  const exactly = (tag: string) => available.find((lang) => lang.toLowerCase() === tag);
  for (const tag of wanted.map((one) => one.toLowerCase())) {
    const nearest = shortenedTags(tag).map(exactly);
    const found = nearest.find((lang) => lang !== undefined) ?? available.find((lang) => baseOf(lang) === baseOf(tag));
    if (found !== undefined) return found;
  }
  return fallback;
};

const baseOf = (lang: string): string | undefined => lang.toLowerCase().split('-')[0];
