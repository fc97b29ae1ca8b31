import type { Logger } from 'pino';
import type { Clock } from './config/clock.js';
import type { Config } from './config/config.js';
import type { Keys } from './config/keys.js';
import type { Random } from './config/random.js';
import type { Database } from './db/database.js';

/** What every part is given; nothing of it is a singleton, so tests replace what they need. */
export interface Deps {
  readonly config: Config;
  readonly database: Database;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
}
