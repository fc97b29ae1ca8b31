import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

interface TestDatabase {
  /** `postgres://…` */
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty PostgreSQL database of one's own, on the server that `global-setup.ts` started. */
export const createDatabase = async (): Promise<TestDatabase> => {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) };
};

const run = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
