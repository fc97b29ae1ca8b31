import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/on-both-databases.js';
import type { Database, Queries } from './database.js';
import { transaction } from './transaction.js';

const note = (tx: Queries, name: string) => sql`insert into migration (name) values (${name})`.execute(tx);
const notes = async ({ reads }: Database) =>
  (
    await sql<{ name: string }>`select name from migration where name like 'note%' order by name`.execute(reads)
  ).rows.map(({ name }) => name);

onBothDatabases('a transaction', ({ open }) => {
  it('takes back its own work alone when it fails among others', async () => {
    const database = await open();
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((number) =>
        transaction(database, async (tx) => {
          await note(tx, `note ${number}`);
          if (number === 2) throw new Error('no');
          return number;
        }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await notes(database)).toEqual(['note 1', 'note 3', 'note 4']);
  });

  it('can be read by others as soon as it is over, and not before', async () => {
    const database = await open();
    await transaction(database, async (tx) => {
      await note(tx, 'note');
      expect(await notes(database)).toEqual([]);
    });
    expect(await notes(database)).toEqual(['note']);
  });

  it('is tried again after a serialisation failure or a deadlock', async ({ skip }) => {
    const database = await open();
    if (database.dialect.name === 'sqlite') skip('SQLite has one writer at a time');
    for (const code of ['40001', '40P01']) {
      let runs = 0;
      await transaction(database, async (tx) => {
        runs += 1;
        await note(tx, `note ${code}`);
        if (runs < 3) throw Object.assign(new Error('again'), { code });
      });
      expect(runs).toBe(3);
    }
    expect(await notes(database)).toEqual(['note 40001', 'note 40P01']);
  });

  it('gives up on any other failure at once', async () => {
    const database = await open();
    let runs = 0;
    const failing = transaction(database, async () => {
      runs += 1;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(runs).toBe(1);
  });
});
