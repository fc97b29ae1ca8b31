import type { Locale } from '../locales/locale.js';
import type { SayOnMap } from './map-words.js';
import type { Place, Shade } from './place.js';

/** What is to be drawn. Countries are told by their codes. */
export interface View {
  readonly locale: Locale;
  readonly say: SayOnMap;
  readonly shade: Shade;
  /** Where each step of the shading begins. */
  readonly steps: readonly number[];
  /** What has a place on the map, in the order of the table. */
  readonly places: readonly Place[];
  /** Where the Tab key enters. */
  readonly entry: string | undefined;
  readonly chosen: string | undefined;
  /** Pointed at, or else chosen. */
  readonly shown: string | undefined;
}
