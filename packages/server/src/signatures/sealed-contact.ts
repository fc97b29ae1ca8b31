import { seal, unseal, type Place } from './seal.js';

/** How to reach a signer who opted in; read by the one holder whom it is sealed for. */
export interface Contact {
  readonly email: string;
  /** Only where one was given, and is kept with the signature too. */
  readonly name?: string;
  readonly lang: string;
  readonly country: string;
}

/** To whom contact data belong. */
export interface ContactPlace {
  readonly petition: string;
  /** UUID. */
  readonly contact: string;
  /** `lead`, or a member's slug after `member/`. */
  readonly holder: string;
}

const blockBytes = 256;

const placeOf = ({ petition, contact, holder }: ContactPlace): Place => [
  'uncac-petition/contact',
  petition,
  contact,
  holder,
];

/** Seals contact data for one holder. @throws Error when the key has been zeroed already */
export const sealContact = (key: Uint8Array, { email, name, lang, country }: Contact, place: ContactPlace): Buffer =>
  seal(key, { email, name, lang, country }, placeOf(place), blockBytes);

/** @returns undefined when the key or the place is another one, or the bytes were changed */
export const openContact = (key: Uint8Array, sealed: Uint8Array, place: ContactPlace): Contact | undefined =>
  unseal<Contact>(key, sealed, placeOf(place));
