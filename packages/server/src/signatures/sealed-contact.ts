import { contactPlace, type Contact, type ContactPlace } from '@uncac-petition/open/format';
import { seal } from './seal.js';

export type { Contact, ContactPlace };

const blockBytes = 256;

/** Seals contact data for one holder. @throws Error when the key has been zeroed already */
export const sealContact = (key: Uint8Array, { email, name, lang, country }: Contact, place: ContactPlace): Buffer =>
  seal(key, { email, name, lang, country }, contactPlace(place), blockBytes);
