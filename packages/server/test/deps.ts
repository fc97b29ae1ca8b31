import { createHash } from 'node:crypto';
import { BlockList } from 'node:net';
import { pino } from 'pino';
import type { Clock } from '../src/config/clock.js';
import type { Config } from '../src/config/config.js';
import { deriveKeys } from '../src/config/keys.js';
import { randomFrom, type Random } from '../src/config/random.js';
import type { Database } from '../src/db/database.js';
import type { Deps } from '../src/deps.js';

/** A clock that stands still until it is told to go on. */
export const manualClock = (start = Date.UTC(2008, 10, 1, 17)): Clock & { advance: (milliseconds: number) => void } => {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};

/** Random bytes that are the same for the same seed. */
export const seededRandom = (seed: string): Random => {
  let drawn = 0;
  return randomFrom((count) => {
    const blocks: Buffer[] = [];
    for (let have = 0; have < count; have += 32) {
      drawn += 1;
      blocks.push(createHash('sha256').update(`${seed}/${drawn}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, count);
  });
};

const testConfig: Config = {
  port: 8787,
  host: 'localhost',
  publicUrl: 'http://localhost:8787',
  dataDir: 'unused',
  databaseUrl: 'unused',
  secret: 'a secret that only the tests know, and long enough',
  smtpUrl: undefined,
  mailFrom: 'petition@campaign.example',
  mailPace: { perSecond: 20, perDomainPerSecond: 5 },
  mailPerAddress: [],
  trustedProxies: new BlockList(),
  logLevel: 'silent',
  demo: false,
};

let seeds = 0;

/** Deps around a real database; each call has a seed of its own. */
export const testDeps = (database: Database, changes: Partial<Deps> = {}): Deps => {
  seeds += 1;
  const config = changes.config ?? testConfig;
  return {
    config,
    database,
    keys: deriveKeys(config.secret),
    clock: manualClock(),
    random: seededRandom(`${process.pid}/${seeds}`),
    log: pino({ level: config.logLevel }),
    ...changes,
  };
};
