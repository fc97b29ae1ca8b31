import { unseal } from '@uncac-petition/open';
import {
  contactPlace,
  rowPlace,
  type Contact,
  type ContactPlace,
  type Personal,
  type RowPlace,
} from '@uncac-petition/open/format';
import { nodeCryptography } from '../src/delivery/node-cryptography.js';

/* As the holder of an identity does it once the data key is unwrapped. */

export const openRow = (key: Uint8Array, sealed: Uint8Array, place: RowPlace): Personal | undefined =>
  unseal(nodeCryptography, key, sealed, rowPlace(place));

export const openContact = (key: Uint8Array, sealed: Uint8Array, place: ContactPlace): Contact | undefined =>
  unseal(nodeCryptography, key, sealed, contactPlace(place));
