import { rowPlace, type Personal, type RowPlace } from '@uncac-petition/open/format';
import { seal } from './seal.js';

export type { Personal, RowPlace };

const blockBytes = 128;

/** Seals what is personal in a signature. @throws Error when the key has been zeroed already */
export const sealRow = (key: Uint8Array, { name, locality }: Personal, place: RowPlace): Buffer =>
  seal(key, { name, locality }, rowPlace(place), blockBytes);
