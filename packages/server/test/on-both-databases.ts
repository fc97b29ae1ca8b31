import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import type { Database } from '../src/db/database.js';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open.js';
import { createDatabase } from './database.js';
import { migratedTemplate } from './migrated-template.js';

/** Makes an empty database and says where it is; the suite removes it at its end. */
export type MakeUrl = () => Promise<string>;

/** PostgreSQL writes everything out for each database that it drops, which takes long on a busy disk. */
const removalMs = 300_000;

/** One suite, run on a real SQLite file and on a real PostgreSQL. */
export const onBothDatabases = (
  name: string,
  body: (make: { url: MakeUrl; open: () => Promise<Database> }) => void,
): void => {
  for (const [dialect, make] of [
    ['SQLite', sqliteFile],
    ['PostgreSQL', postgresDatabase],
  ] as const) {
    describe(`${name} (${dialect})`, () => {
      const undo: (() => unknown)[] = [];
      afterAll(async () => {
        for (const step of undo.reverse()) await step();
      }, removalMs);
      const urlOf = async (state: 'empty' | 'migrated') => {
        const made = await make(state);
        undo.push(made.drop);
        return made.url;
      };
      const open = async () => {
        const database = await openDatabase(await urlOf('migrated'));
        undo.push(database.close);
        await migrate(database);
        return database;
      };
      body({ url: () => urlOf('empty'), open });
    });
  }
};

const sqliteFile = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-'));
  return { url: join(folder, 'petition.sqlite'), drop: () => rmSync(folder, { recursive: true, force: true }) };
};

const postgresDatabase = (state: 'empty' | 'migrated') =>
  createDatabase(state === 'migrated' ? migratedTemplate : undefined);
