import { seal, unseal, type Place } from './seal.js';

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

const blockBytes = 128;

const placeOf = ({ petition, signature }: RowPlace): Place => [
  'uncac-petition/signature',
  petition,
  signature.toLowerCase(),
];

/** Seals what is personal in a signature. @throws Error when the key has been zeroed already */
export const sealRow = (key: Uint8Array, { name, locality }: Personal, place: RowPlace): Buffer =>
  seal(key, { name, locality }, placeOf(place), blockBytes);

/** @returns undefined when the key or the place is another one, or the bytes were changed */
export const openRow = (key: Uint8Array, sealed: Uint8Array, place: RowPlace): Personal | undefined =>
  unseal<Personal>(key, sealed, placeOf(place));
