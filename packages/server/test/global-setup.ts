import type { TestProject } from 'vitest/node';
import { migrate } from '../src/db/migrate.js';
import { openDatabase } from '../src/db/open.js';
import { runStatement } from './database.js';
import { migratedTemplate } from './migrated-template.js';
import { startPostgres } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for all test files of a run; each takes a database of its own from `createDatabase`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  const template = new URL(server.url);
  template.pathname = `/${migratedTemplate}`;
  await runStatement(server.url, `create database ${migratedTemplate}`);
  const database = await openDatabase(template.href);
  await migrate(database);
  await database.close();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
