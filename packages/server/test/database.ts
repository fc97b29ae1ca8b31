import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

interface TestDatabase {
  /** `postgres://…` */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A PostgreSQL database of one's own, on the server that `global-setup.ts` started.
 *
 * @param template whose copy it is; an empty one unless set
 */
export const createDatabase = async (template = 'template1'): Promise<TestDatabase> => {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runStatement(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runStatement(server, `drop database if exists ${name} with (force)`) };
};

export const runStatement = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
