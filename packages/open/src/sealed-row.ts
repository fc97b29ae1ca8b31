import type { Place } from './sealed.js';

/** What is personal in a signature; only the holder of a petition's identity reads it. */
export interface Personal {
  readonly name?: string;
  readonly locality?: string;
}

/** To whom a row belongs. */
export interface RowPlace {
  readonly petition: string;
  /** UUID. */
  readonly signature: string;
}

export const rowPlace = ({ petition, signature }: RowPlace): Place => [
  'uncac-petition/signature',
  petition,
  signature.toLowerCase(),
];
