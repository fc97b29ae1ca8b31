import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkNode } from './bootstrap/check-node.mjs';
import { withoutNpmRun } from './bootstrap/install.mjs';
import { root } from './files.js';

const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bootstrap = (code: string, ...args: string[]): ChildProcess => {
  const script = join(folder, 'script.ts');
  writeFileSync(script, code);
  return spawn(process.execPath, ['scripts/bootstrap.mjs', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

const finish = async (child: ChildProcess): Promise<{ exitCode: number | null; stdout: string }> => {
  let stdout = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout };
};

describe('an old Node.js', () => {
  it.each(['v12.22.12', 'v18.20.4', 'v19.9.0'])('is refused with one sentence: %s', (version) => {
    expect(checkNode(version)).toMatch(/^uncac-petition needs Node\.js 20 or newer and found v[\d.]+; .*\.$/);
  });

  it.each(['v20.0.0', 'v26.10.0'])('is one before 20, so not %s', (version) => {
    expect(checkNode(version)).toBeUndefined();
  });
});

describe('a script started by the bootstrap', () => {
  it('runs on the pinned Node.js with its arguments, and its exit code is passed on', async () => {
    const code =
      'const all: string[] = process.argv.slice(2); console.log(process.version, ...all); process.exitCode = 7;';
    const { exitCode, stdout } = await finish(bootstrap(code, 'one', 'two words'));
    expect(exitCode).toBe(7);
    expect(stdout).toMatch(/^v26\.\d+\.\d+ one two words\n$/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('hears %s and may end in its own way', async (signal) => {
    const child = bootstrap(`
      process.on('${signal}', () => { console.log('heard'); process.exit(5); });
      setInterval(() => undefined, 1000);
      console.log('ready');
    `);
    child.stdout?.once('data', () => child.kill(signal));
    expect(await finish(child)).toEqual({ exitCode: 5, stdout: 'ready\nheard\n' });
  });

  it('that a signal kills gives 128 and its number', async () => {
    const { exitCode } = await finish(bootstrap("process.kill(process.pid, 'SIGKILL');"));
    expect(exitCode).toBe(137);
  });
});

it('keeps what `npm run` says about itself from the package manager inside', () => {
  const env = { npm_config_prefix: '/p', npm_lifecycle_event: 'test', npm_config_registry: 'r', HOME: '/h' };
  expect(withoutNpmRun(env)).toEqual({ npm_config_registry: 'r', HOME: '/h' });
});
