import type { Migration } from '../migrate.js';
import { foundation } from './0001-foundation.js';
import { privacyAndAbuse } from './0002-privacy-and-abuse.js';
import { coalition } from './0003-coalition.js';
import { atHome } from './0004-at-home.js';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [
  { name: '0001-foundation', up: foundation },
  { name: '0002-privacy-and-abuse', up: privacyAndAbuse },
  { name: '0003-coalition', up: coalition },
  { name: '0004-at-home', up: atHome },
];
