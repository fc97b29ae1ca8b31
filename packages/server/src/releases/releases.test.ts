import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { writeBuild } from '../../test/widget-build.js';
import type { Database } from '../db/database.js';
import type { Deps } from '../deps.js';
import { openReleases } from './index.js';
import { newestFirst } from './release.js';

const folder = mkdtempSync(join(tmpdir(), 'uncac-releases-'));
afterAll(() => rmSync(folder, { recursive: true }));

const filesOf = (version: string, said = version) => ({
  'uncac-petition.js': `import("../${version}/chunks/later-${said}.js")`,
  [`chunks/later-${said}.js`]: `export const said="${said}"`,
  'locales/fr.json': JSON.stringify({ said }),
});
const sha384 = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
const immutable = 'public, max-age=31536000, immutable';

/** A server that comes with this build of the widget. */
const startWith = async (deps: Deps, version: string, said = version) =>
  (await openApp(deps, { releases: await openReleases(deps, writeBuild(folder, version, filesOf(version, said))) }))
    .app;

const textAt = async (app: Hono, path: string) => {
  const answer = await app.request(path);
  return answer.status === 200 ? answer.text() : answer.status;
};

/** Counts how often the database is read. */
const countingReads = (database: Database) => {
  const counted = { reads: 0 };
  const reads = new Proxy(database.reads, {
    get: (target, name) => {
      if (name === 'selectFrom') counted.reads += 1;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { counted, database: { ...database, reads } };
};

onBothDatabases('the released versions of the widget', ({ open }) => {
  it('are served for ever by every server, after an upgrade and after a rollback', async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const before = await startWith(deps, '1.0.0');
    expect(await textAt(before, '/widget/1.1.0/uncac-petition.js')).toBe(404);
    const after = await startWith(deps, '1.1.0');
    clock.advance(1000);
    for (const app of [before, after])
      for (const version of ['1.0.0', '1.1.0'])
        for (const [path, text] of Object.entries(filesOf(version)))
          expect(await textAt(app, `/widget/${version}/${path}`), `${version} ${path}`).toBe(text);
    expect(await textAt(before, '/widget/v1/uncac-petition.js')).toContain('1.0.0');
    expect(await textAt(after, '/widget/v1/uncac-petition.js')).toContain('1.1.0');
  });

  it('say how long they may be kept, are gzipped, and need not be sent twice', async () => {
    const deps = testDeps(await open());
    await startWith(deps, '1.0.0');
    const app = await startWith(deps, '1.1.0');
    for (const [path, cache] of [
      ['/widget/1.0.0/chunks/later-1.0.0.js', immutable],
      ['/widget/1.1.0/chunks/later-1.1.0.js', immutable],
      ['/widget/v1/uncac-petition.js', 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800'],
    ] as const) {
      const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': cache,
        'content-encoding': 'gzip',
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'Accept-Encoding',
      });
      const plain = await textAt(app, path);
      expect(gunzipSync(await answer.bytes()).toString()).toBe(plain);
      const known = { 'accept-encoding': 'gzip', 'if-none-match': answer.headers.get('etag') ?? '' };
      expect((await app.request(path, { headers: known })).status).toBe(304);
    }
    const words = await app.request('/widget/1.0.0/locales/fr.json');
    expect(words.headers.get('content-type')).toBe('application/json');
  });

  it('never change, whatever is built later under the same version; the newer build works, and the log says so', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const deps = testDeps(await open(), { log });
    await startWith(deps, '1.0.0', 'first');
    expect(lines).toEqual([]);
    const app = await startWith(deps, '1.0.0', 'second');
    const [first, second] = [filesOf('1.0.0', 'first'), filesOf('1.0.0', 'second')];
    expect(await textAt(app, '/widget/1.0.0/uncac-petition.js')).toBe(first['uncac-petition.js']);
    expect(await textAt(app, '/widget/1.0.0/chunks/later-first.js')).toContain('first');
    expect(await textAt(app, '/widget/v1/uncac-petition.js')).toBe(second['uncac-petition.js']);
    expect(await textAt(app, '/widget/1.0.0/chunks/later-second.js')).toContain('second');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { version: '1.0.0', changed: ['uncac-petition.js', 'locales/fr.json'] },
    ]);
  });

  it('follow the build in a demo', async () => {
    const deps = testDeps(await open());
    const demo = { ...deps, config: { ...deps.config, demo: true } };
    await startWith(demo, '1.0.0', 'first');
    const app = await startWith(demo, '1.0.0', 'second');
    expect(await textAt(app, '/widget/1.0.0/uncac-petition.js')).toContain('second');
    expect(await textAt(app, '/widget/1.0.0/chunks/later-first.js')).toBe(404);
  });

  it('are followed by major version: this server’s own, the newest released one of another', async () => {
    const deps = testDeps(await open());
    for (const version of ['1.9.0', '1.10.0', '1.10.1-beta.1']) await startWith(deps, version);
    const app = await startWith(deps, '2.0.0');
    expect(await textAt(app, '/widget/v1/uncac-petition.js')).toContain('1.10.1-beta.1');
    expect(await textAt(app, '/widget/v2/uncac-petition.js')).toContain('2.0.0');
    expect(await textAt(app, '/widget/v3/uncac-petition.js')).toBe(404);
  });

  it('cost the database nothing once they are held, and little where there are none', async () => {
    const clock = manualClock();
    const { counted, database } = countingReads(await open());
    const deps = testDeps(database, { clock });
    await startWith(deps, '1.0.0');
    const app = await startWith(deps, '1.1.0');
    await textAt(app, '/widget/1.0.0/uncac-petition.js');
    counted.reads = 0;
    for (const version of ['1.0.0', '1.1.0']) await textAt(app, `/widget/${version}/uncac-petition.js`);
    expect(counted.reads).toBe(0);
    clock.advance(1000);
    await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        Promise.all([
          textAt(app, `/widget/1.0.${number + 1}/uncac-petition.js`),
          textAt(app, `/widget/1.0.0/chunks/no-${number}.js`),
          textAt(app, `/widget/..%2f${number}/uncac-petition.js`),
        ]),
      ),
    );
    expect(counted.reads).toBeLessThanOrEqual(2);
  });

  it('are listed for whoever pins one, with what its entry must be', async () => {
    const deps = testDeps(await open());
    await startWith(deps, '1.0.0');
    const app = await startWith(deps, '1.1.0');
    const answer = await app.request('/.well-known/uncac-petition.json');
    const [one, two] = ['1.1.0', '1.0.0'].map((version) => ({
      version,
      integrity: sha384(filesOf(version)['uncac-petition.js']),
    }));
    expect(await answer.json()).toEqual({
      widget: {
        ...one,
        entry: 'http://localhost:8787/widget/1.1.0/uncac-petition.js',
        released: [one, two],
      },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toContain('public');
  });
});

describe('the order of versions', () => {
  it('is that of their numbers, and a version comes after those that led to it', () => {
    const versions = ['1.2.0', '1.10.0', '1.10.0-rc.1', '2.0.0'].map((version) => ({ version, integrity: '' }));
    expect(versions.sort(newestFirst).map(({ version }) => version)).toEqual([
      '2.0.0',
      '1.10.0',
      '1.10.0-rc.1',
      '1.2.0',
    ]);
  });
});
