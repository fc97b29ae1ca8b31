import { bestLanguage, type CatalogueFile, type CataloguePart, type Catalogues } from '@uncac-petition/shared';

/** Which words of the elements are asked for. */
export interface WantedWords {
  /** A language tag. */
  readonly lang: string;
  readonly part: CataloguePart;
}

/** A campaign's own words in the nearest language that it has them in. */
export const wordsOf = (catalogues: Catalogues, { lang, part }: WantedWords): CatalogueFile | undefined => {
  const spoken = Object.keys(catalogues).filter((tag) => catalogues[tag]?.[part] !== undefined);
  return catalogues[bestLanguage([lang], spoken, '')]?.[part];
};
