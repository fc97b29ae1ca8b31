import { startPostgres } from '../packages/server/test/postgres.js';
import { runChaos } from '../e2e/chaos/chaos.js';

/* `pnpm bench chaos [kills] [seed]`: the test of the same name, for longer. */
const [kills = 200, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

const postgres = await startPostgres();
const results = [];
try {
  for (const [database, databaseUrl] of [['SQLite'], ['PostgreSQL', postgres.url]]) {
    const started = performance.now();
    const { broken, ...counts } = await runChaos({ seed, kills, ...(databaseUrl !== undefined && { databaseUrl }) });
    const seconds = Math.round((performance.now() - started) / 1000);
    results.push({ database, kills, seed, ...counts, seconds, broken: broken.join(' ') || 'nothing' });
  }
} finally {
  await postgres.stop();
}
console.table(results);
process.exitCode = results.every(({ broken }) => broken === 'nothing') ? 0 : 1;
