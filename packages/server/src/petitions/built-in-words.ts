import { catalogueName, shortenedTags, type CatalogueFile } from '@uncac-petition/shared';
import { majorOf, type Releases } from '../releases/index.js';
import type { WantedWords } from './words-of.js';

/**
 * What the elements say as they were released, in the language that is wanted or in one that its tag is shortened to.
 *
 * @param version of the widget that asks; what it lacks, or where it does not say, is that of the newest one
 */
export const builtInWords = async (
  releases: Releases | undefined,
  { lang, part }: WantedWords,
  version: string | undefined,
): Promise<CatalogueFile | undefined> => {
  if (releases === undefined) return undefined;
  const { find, findNewest, current } = releases;
  for (const tag of shortenedTags(new Intl.Locale(lang).toString())) {
    const path = `locales/${catalogueName(tag, part)}.json`;
    const released = version === undefined ? undefined : await find(version, path);
    const file = released ?? (await findNewest(majorOf(current.version), path));
    if (file !== undefined) return JSON.parse(file.body.toString()) as CatalogueFile;
  }
  return undefined;
};
