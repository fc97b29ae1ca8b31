import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('./uncac-petition.mjs', import.meta.url));

const example = fileURLToPath(new URL('../../../examples/campaign', import.meta.url));

it('ends without a word where nobody reads on', async () => {
  const child = spawn(process.execPath, [bin, 'campaign', 'check', example], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => void (complained += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, complained]).toEqual([0, '']);
});

it('says that a database without a petition has nothing to compare', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const child = spawn(process.execPath, [bin, 'recount', '--check'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, said]).toEqual([1, 'There is no petition in this database.\n']);
});
