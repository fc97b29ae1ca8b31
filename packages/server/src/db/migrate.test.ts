import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { migrate } from './migrate.js';
import { migrations } from './migrations/index.js';
import { openDatabase } from './open.js';

onBothDatabases('migrations', ({ url }) => {
  it('are applied once when ten servers start at once', async () => {
    const place = await url();
    const database = await openDatabase(place);
    onTestFinished(database.close);
    await Promise.all(Array.from({ length: 10 }, () => migrate(database)));
    const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(database.reads);
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  });
});
