import type { PublicPosition, PublicTotals } from '@uncac-petition/shared';
import { stances, type Stance } from '@uncac-petition/shared/constants';
import type { Locale } from '../locales/locale.js';

/** What the map says by its shading. */
export type Shade = 'signatures' | 'stance';

/** A country of which something is known. */
export interface Place {
  readonly country: string;
  readonly name: string;
  /** Public count; undefined where none is shown. */
  readonly count: number | undefined;
  /** Undefined where nothing is known. */
  readonly position: PublicPosition | undefined;
}

/** In the order of the table: by signatures those with most first, as they come; by stance, then by name. */
export const placesOf = (
  locale: Locale,
  shade: Shade,
  { countries }: PublicTotals,
  positions: readonly PublicPosition[],
): readonly Place[] => {
  if (shade === 'signatures')
    return countries.map(({ country, count }) => ({
      country,
      count,
      name: locale.country(country),
      position: undefined,
    }));
  const counts = new Map(countries.map(({ country, count }) => [country, count]));
  return positions
    .filter(({ stance }) => stance !== 'unknown')
    .map((position) => ({
      country: position.country,
      name: locale.country(position.country),
      count: counts.get(position.country),
      position,
    }))
    .sort((a, b) => rank(a.position.stance) - rank(b.position.stance) || locale.compare(a.name, b.name));
};

const rank = (stance: Stance) => stances.indexOf(stance);
