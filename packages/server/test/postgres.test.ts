import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { createDatabase } from './database.js';
import { startPostgres, type PostgresServer } from './postgres.js';

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
};

describe('the PostgreSQL of the tests', () => {
  it('is a real one with the settings that promise 1 asks for', async () => {
    const database = await createDatabase();
    const settings = `select setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding') order by name`;
    expect(await query(database.url, settings)).toEqual(['on', 'on', 'UTF8', 'on']);
    await database.drop();
  });

  it('gives each caller an empty database', async () => {
    const [one, other] = await Promise.all([createDatabase(), createDatabase()]);
    await query(one.url, 'create table only_here (id int)');
    await expect(query(other.url, 'select * from only_here')).rejects.toThrow(/does not exist/);
    await Promise.all([one.drop(), other.drop()]);
  });
});

describe('a PostgreSQL of a test of its own', () => {
  let server: PostgresServer | undefined;
  afterAll(() => server?.stop());

  it('keeps what was committed when it is killed and started again', async () => {
    server = await startPostgres();
    await query(server.url, 'create table kept as select 42 as answer');
    await server.kill();
    server = await startPostgres({ port: server.port, dataDir: server.dataDir });
    expect(await query(server.url, 'select answer from kept')).toEqual([42]);
  });
});
