import { startPostgres } from '../packages/server/test/postgres.js';
import { runChaos } from '../e2e/chaos/chaos.js';

/* `pnpm bench chaos [kills] [seed]`: the test of the same name, for longer. */
const [kills = 200, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

const run = async (database: string, databaseUrl?: string) => {
  const started = performance.now();
  const { broken, ...counts } = await runChaos({ seed, kills, ...(databaseUrl !== undefined && { databaseUrl }) });
  const seconds = Math.round((performance.now() - started) / 1000);
  return { database, kills, seed, ...counts, seconds, broken: broken.join(' ') || 'nothing' };
};

console.log(`${kills} kills of each server, seed ${seed}`);
const postgres = await startPostgres();
let results;
try {
  // Both at once: most of the time is waiting.
  results = await Promise.all([run('SQLite'), run('PostgreSQL', postgres.url)]);
} finally {
  await postgres.stop();
}
console.table(results);
process.exitCode = results.every(({ broken }) => broken === 'nothing') ? 0 : 1;
