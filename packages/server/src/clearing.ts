import { iso } from './config/clock.js';
import type { Deps } from './deps.js';

const tooLongMs = 60 * 60 * 1000;

export interface Clearing {
  /** What was erased is to leave the files too. */
  readonly ask: () => void;
  /** Does it, where it was asked for; what is held off is tried again at the next step. */
  readonly step: () => Promise<void>;
}

/** Clears the database's files of what was erased, and says so when that could not be done for an hour. */
export const createClearing = ({ database, clock, log }: Pick<Deps, 'database' | 'clock' | 'log'>): Clearing => {
  let asked = false;
  let clearedAt = clock.now();
  let saidAt = clearedAt;
  return {
    ask: () => {
      asked = true;
    },
    step: async () => {
      if (!asked) return;
      const now = clock.now();
      if (await database.clearRemains()) {
        asked = false;
        clearedAt = saidAt = now;
      } else if (now - saidAt >= tooLongMs) {
        saidAt = now;
        log.warn(
          { since: iso(clearedAt) },
          'a long reader, such as an export, keeps erased data in the database’s log',
        );
      }
    },
  };
};
