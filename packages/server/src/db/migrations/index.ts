import type { Migration } from '../migrate.js';
import { foundation } from './0001-foundation.js';

/** In the order in which they are applied. */
export const migrations: readonly Migration[] = [{ name: '0001-foundation', up: foundation }];
