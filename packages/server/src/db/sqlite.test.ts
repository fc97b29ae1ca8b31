import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSqlite } from './sqlite.js';

it.skipIf(process.platform === 'win32')('makes its folder and files for their owner alone', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'uncac-petition-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'data');
  const database = openSqlite(join(folder, 'petition.sqlite'));
  const modes = ['', 'petition.sqlite', 'petition.sqlite-wal', 'petition.sqlite-shm'].map(
    (name) => statSync(join(folder, name)).mode & 0o777,
  );
  await database.close();
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
});
