import type { Place } from './sealed.js';

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

export const contactPlace = ({ petition, contact, holder }: ContactPlace): Place => [
  'uncac-petition/contact',
  petition,
  contact,
  holder,
];
