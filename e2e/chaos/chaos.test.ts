import { afterAll, beforeAll, describe, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/server/test/postgres.js';
import { runChaos } from './chaos.js';

const kills = 20;
/** Another one for each run; the name of the tests tells it. */
const seed = Date.now() % 2 ** 31;

// Both at once: most of the time is waiting, for starts and for the leases of killed workers to run out.
describe.concurrent(`a server that is killed ${kills} times while people sign and confirm (seed ${seed})`, () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it.for(['SQLite', 'PostgreSQL'])(
    'keeps every promise it gave (%s)',
    { timeout: 240_000 },
    async (dialect, { expect }) => {
      const result = await runChaos({ seed, kills, ...(dialect === 'PostgreSQL' && { databaseUrl: postgres.url }) });
      expect(result.broken, `seed ${seed}`).toEqual([]);
      expect(result.taken).toBeGreaterThan(kills);
      expect(result.counted).toBeGreaterThan(kills);
    },
  );
});
