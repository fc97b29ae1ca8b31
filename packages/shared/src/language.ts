import { z } from 'zod';

/** A language tag (BCP 47), as a person or a page may write it. */
export const Lang = z.string('invalid').regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'invalid');
export type Lang = z.infer<typeof Lang>;

/**
 * The best of `available` for what is wanted: the tag itself, else the same language, else `fallback`.
 *
 * @param wanted tags in order of preference
 */
export const bestLanguage = (wanted: readonly string[], available: readonly string[], fallback: string): string => {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    const exact = available.find((lang) => lang.toLowerCase() === lower);
    const base = lower.split('-')[0];
    const found = exact ?? available.find((lang) => lang.toLowerCase().split('-')[0] === base);
    if (found !== undefined) return found;
  }
  return fallback;
};
