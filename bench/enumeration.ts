import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDeps, readConfig } from '@uncac-petition/server';
import { threeFreePorts } from '../e2e/support/free-ports.js';
import { runServer } from '../e2e/support/server.js';
import { startPostgres } from '../packages/server/test/postgres.js';
import { startSmtp } from '../packages/server/test/smtp.js';
import { aucOf, median } from './enumeration/auc.js';
import { startLeakyServer } from './enumeration/leaky-server.js';
import { measure, type Times } from './enumeration/measure.js';
import { makePetition, type Known } from './enumeration/petition.js';

/* `pnpm bench enumeration [--posts 20000] [--postgres]`: whether the time of an answer tells if an address has signed. */
const { values } = parseArgs({
  options: { posts: { type: 'string', default: '20000' }, postgres: { type: 'boolean' } },
});
const posts = Number(values.posts);
const warmUp = Math.ceil(posts / 20);
const control = Math.ceil(posts / 10);
const goal = 0.05;

const folder = mkdtempSync(join(tmpdir(), 'uncac-bench-'));
const smtp = await startSmtp();
const postgres = values.postgres ? await startPostgres() : undefined;
const port = await threeFreePorts();
const url = `http://127.0.0.1:${port}`;
const env = {
  PORT: String(port),
  HOST: '127.0.0.1',
  PUBLIC_URL: url,
  DATA_DIR: folder,
  DATABASE_URL: postgres?.url ?? join(folder, 'petition.sqlite'),
  SECRET: randomBytes(32).toString('base64url'),
  SMTP_URL: smtp.url,
  MAIL_FROM: 'petition@campaign.example',
  TRUSTED_PROXIES: '127.0.0.1/32',
  LOG_LEVEL: 'warn',
};

const row = (comparison: string, times: Times, known: Known) => {
  const { auc, error } = aucOf(times.new, times[known]);
  return {
    comparison,
    posts: times.new.length + times[known].length,
    'median new, ms': median(times.new).toFixed(2),
    'median known, ms': median(times[known]).toFixed(2),
    AUC: auc.toFixed(4),
    '95 %': `± ${(1.96 * error).toFixed(4)}`,
    tells: Math.abs(auc - 0.5) > goal,
  };
};

const run = async () => {
  const deps = await openDeps(readConfig(env, 'server'));
  const petition = await makePetition(deps, warmUp + posts + control);
  await deps.database.close();
  const server = runServer(env);
  try {
    await server.ready;
    const all: readonly Known[] = ['new', 'pending', 'confirmed'];
    await measure(url, petition, all, 0, warmUp);
    const times = await measure(url, petition, all, warmUp, posts);
    const leaky = await startLeakyServer(url);
    const leaked = await measure(leaky.url, petition, ['new', 'confirmed'], warmUp + posts, control).finally(
      leaky.close,
    );
    return [
      row('confirmed against new', times, 'confirmed'),
      row('pending against new', times, 'pending'),
      row('control: 1 ms more for confirmed', leaked, 'confirmed'),
    ];
  } finally {
    server.signal('SIGTERM');
    await server.exit;
  }
};

try {
  console.log(`${posts} posts of each kind on ${postgres === undefined ? 'SQLite' : 'PostgreSQL'}`);
  const rows = await run();
  console.table(rows);
  const [confirmed, pending, leaked] = rows;
  process.exitCode = confirmed?.tells === false && pending?.tells === false && leaked?.tells === true ? 0 : 1;
} finally {
  await smtp.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
