import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { insertRecipientKey } from '../petitions/index.js';
import { demoRecipient } from '../../test/campaign.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { runCommand } from '../../test/run-commands.js';

const dayMs = 86_400_000;

onBothDatabases('A key drill', ({ open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-drill-'));
  const at = (name: string) => join(folder, name);
  let database: Database;
  let deps: ReturnType<typeof testDeps>;
  let clock: ReturnType<typeof manualClock>;
  let petition: string;
  let petitions = 0;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    clock = manualClock();
    deps = testDeps(database, { clock });
    petitions += 1;
    const put = await putPetition(deps, { settings: { petition: `petition-${petitions}` } });
    ({ petition } = put);
    const second = await demoRecipient();
    const stranger = await demoRecipient();
    await transaction(database, (tx) =>
      insertRecipientKey(tx, petition, { key: second.recipient, holder: 'Second desk' }, clock.now()),
    );
    writeFileSync(at('first.txt'), put.identity);
    writeFileSync(at('second.txt'), second.identity);
    writeFileSync(at('stranger.txt'), stranger.identity);
  });

  const run = (...words: string[]) => runCommand(deps, ['key', 'drill', ...words]);
  const begin = (file: string) => run('begin', '--petition', petition, '--output', at(file));
  const codeOf = async (file: string, ...identities: string[]) =>
    (await run('open', at(file), '--identity', ...identities.map(at))).trim();
  const status = async () =>
    (await run('status'))
      .split('\n')
      .filter((line) => line.startsWith(`${petition}\t`))
      .map((line) => line.split('\t').filter((_, place) => place !== 0 && place !== 2));

  it('is passed by whoever opens their test row, and by nobody else', async () => {
    expect(await status()).toEqual([
      ['Second desk', 'never passed'],
      ['Test desk', 'never passed'],
    ]);
    await begin('drill.jsonl');
    const code = await codeOf('drill.jsonl', 'second.txt');
    expect(code).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
    clock.advance(dayMs);
    expect(await run('record', code)).toMatch(/^Passed on 2008-11-02T17:00:00.000Z: Second desk \(age1.*\), petition /);
    expect(await status()).toEqual([
      ['Second desk', 'last passed 2008-11-02T17:00:00.000Z'],
      ['Test desk', 'never passed'],
    ]);
  });

  it('seals another code to each key alone', async () => {
    await begin('drill.jsonl');
    const [first, second] = [await codeOf('drill.jsonl', 'first.txt'), await codeOf('drill.jsonl', 'second.txt')];
    expect(first).not.toBe(second);
    expect((await codeOf('drill.jsonl', 'first.txt', 'second.txt')).split('\n').toSorted()).toEqual(
      [first, second].toSorted(),
    );
    await expect(codeOf('drill.jsonl', 'stranger.txt')).rejects.toThrow('no test row for the identity given');
  });

  it('keeps no code, neither in the file nor in the database', async () => {
    await begin('drill.jsonl');
    const code = await codeOf('drill.jsonl', 'first.txt');
    const rows = await database.reads.selectFrom('key_drill').selectAll().where('petition', '=', petition).execute();
    const kept = [readFileSync(at('drill.jsonl')), ...rows.map(({ code_hash }) => Buffer.from(code_hash))];
    for (const bytes of kept)
      for (const form of [code, code.replaceAll('-', '')]) expect(bytes.includes(form)).toBe(false);
  });

  it('takes a code however it was written down, and a second time without harm', async () => {
    await begin('drill.jsonl');
    const code = await codeOf('drill.jsonl', 'first.txt');
    const said = await run(
      'record',
      ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `,
    );
    clock.advance(dayMs);
    expect(await run('record', code)).toBe(said);
  });

  it('says when a code is a wrong or an old one', async () => {
    await begin('old.jsonl');
    const old = await codeOf('old.jsonl', 'first.txt');
    await expect(run('record', 'aaaa-bbbb-cccc-dddd')).rejects.toThrow('No drill has this code');
    clock.advance(dayMs);
    await begin('new.jsonl');
    await expect(run('record', old)).rejects.toThrow(
      'of the drill of 2008-11-01T17:00:00.000Z; a newer one was begun on 2008-11-02T17:00:00.000Z',
    );
    expect((await status()).flat()).not.toContain('last passed');
    await run('record', await codeOf('new.jsonl', 'first.txt'));
  });

  it('says when the file is no drill, or the petition has no keys', async () => {
    await expect(codeOf('first.txt', 'first.txt')).rejects.toThrow('is not a drill');
    await expect(codeOf('none.jsonl', 'first.txt')).rejects.toThrow("none.jsonl can't be read");
    await expect(run('begin', '--petition', 'none', '--output', at('x'))).rejects.toThrow('There is no petition none');
  });
});
