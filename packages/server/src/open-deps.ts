import { pino } from 'pino';
import { systemClock } from './config/clock.js';
import type { Config } from './config/config.js';
import { deriveKeys } from './config/keys.js';
import { systemRandom } from './config/random.js';
import { migrate } from './db/migrate.js';
import { openDatabase } from './db/open.js';
import type { Deps } from './deps.js';

/**
 * The real things: this machine's time and randomness, and the database that the configuration names, migrated.
 *
 * @throws StartError when the database can't be used
 */
export const openDeps = async (config: Config): Promise<Deps> => {
  const database = await openDatabase(config.databaseUrl);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  // Neither process nor machine says anything about a signer, but nobody needs them in every line.
  const log = pino({ level: config.logLevel, base: null });
  return { config, database, keys: deriveKeys(config.secret), clock: systemClock, random: systemRandom, log };
};
