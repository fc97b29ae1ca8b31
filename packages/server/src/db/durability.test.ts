import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { createDatabase } from '../../test/database.js';
import { StartError } from '../config/start-error.js';
import { openDatabase } from './open.js';
import { openSqlite } from './sqlite.js';

it('refuses a SQLite file that would lose acknowledged rows in a power cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(() => openSqlite(join(folder, 'a.sqlite'), { synchronous: 'NORMAL' })).toThrow(StartError);
});

it.each(['off', 'local'])('refuses a PostgreSQL whose synchronous_commit is %s', async (value) => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = ${value}`);
  await client.end();
  await expect(openDatabase(url)).rejects.toThrow(StartError);
  await expect(openDatabase(url)).rejects.toThrow(`synchronous_commit is ${value}`);
});
