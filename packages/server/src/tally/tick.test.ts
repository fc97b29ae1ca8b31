import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { addSignatures } from '../../test/signatures.js';
import type { Queries } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent } from './record-event.js';
import { recount } from './recount.js';
import { tick } from './tick.js';

const recipient = async () => [await identityToRecipient(await generateX25519Identity())];

const indexesOf = async ({ database }: Deps, petition: string) => {
  const rows = await database.reads
    .selectFrom('tally_event')
    .select('entry_index')
    .where('petition', '=', petition)
    .execute();
  return rows.map(({ entry_index }) => entry_index ?? -1).toSorted((a, b) => a - b);
};
const upTo = (count: number) => Array.from({ length: count }, (_, position) => position + 1);

onBothDatabases('the tally', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const recipients = await recipient();
    const add = (count: number, to = petition) =>
      addSignatures(
        deps,
        to,
        recipients,
        Array.from({ length: count }, () => ({ country: 'KE', member: 'alpha' })),
      );
    return { deps, petition, add };
  };

  it('counts each petition by itself, without gaps, however many ticks there are', async () => {
    const { deps, petition, add } = await setUp();
    await putPetition(deps, { settings: { petition: 'other' } });
    for (const count of [3, 1, 0, 4]) {
      await Promise.all([add(count), add(count + 1, 'other')]);
      await Promise.all([tick(deps), tick(deps)]);
    }
    await tick(deps);
    expect(await indexesOf(deps, petition)).toEqual(upTo(8));
    expect(await indexesOf(deps, 'other')).toEqual(upTo(12));
    expect([await recount(deps, petition), await recount(deps, 'other')]).toEqual([[], []]);
  });

  it('is equal to the rows, also while events wait', async () => {
    const { deps, petition, add } = await setUp();
    await add(3);
    await tick(deps);
    await add(2);
    expect(await recount(deps, petition)).toEqual([]);
  });

  it.each<[string, (tx: Queries) => Promise<unknown>, RegExp]>([
    [
      'a total',
      (tx) => tx.updateTable('totals').set({ count: 2 }).where('scope', '=', 'country/individual').execute(),
      /country KE\/individual: totals say 2, the tally say 3/,
    ],
    [
      'a peak',
      (tx) => tx.updateTable('totals').set({ peak: 9 }).where('scope', '=', 'country/individual').execute(),
      /country KE\/individual.*peak 9/,
    ],
    ['the head', (tx) => tx.updateTable('tally_head').set({ sequence: 4 }).execute(), /ends at 3, its head says 4/],
    [
      'the country of an entry',
      (tx) => tx.updateTable('tally_event').set({ country: 'FR' }).where('entry_index', '=', 2).execute(),
      /Entry 2 does not match its commitment/,
    ],
    [
      'the type of an entry',
      (tx) => tx.updateTable('tally_event').set({ type: 'withdraw' }).where('entry_index', '=', 1).execute(),
      /below zero/,
    ],
    [
      'an entry that is gone',
      (tx) => tx.deleteFrom('tally_event').where('entry_index', '=', 2).execute(),
      /entry 3 follows 1/,
    ],
    [
      'a country of all signatures',
      (tx) => tx.updateTable('signature').set({ country: 'FR' }).execute(),
      /country FR\/individual: .*the signatures say 3/,
    ],
    [
      'the status of all signatures',
      (tx) => tx.updateTable('signature').set({ status: 'withdrawn' }).execute(),
      /kind individual: .*the signatures say 0/,
    ],
  ])('is not equal when somebody changed %s, and says so', async (_what, tamper, sentence) => {
    const { deps, petition, add } = await setUp();
    await add(3);
    await tick(deps);
    await transaction(deps.database, tamper);
    expect((await recount(deps, petition)).join('\n')).toMatch(sentence);
  });

  it('loses nothing that began before others and is committed after them', async ({ skip }) => {
    const { deps, petition, add } = await setUp();
    if (deps.database.dialect.name === 'sqlite') skip('SQLite has one writer at a time');
    const [early = ''] = await add(1);
    await tick(deps);
    const commitLate = Promise.withResolvers<void>();
    const recorded = Promise.withResolvers<void>();
    const late = deps.database.transact(async (tx) => {
      await recordEvent(
        tx,
        deps,
        { petition, signature: early, kind: 'individual', country: 'KE', member: 'alpha' },
        'exclude',
      );
      await tx.updateTable('signature').set({ status: 'excluded' }).where('signature', '=', early).execute();
      recorded.resolve();
      await commitLate.promise;
    });
    await recorded.promise;
    for (let round = 0; round < 4; round += 1) {
      await add(2);
      expect(await tick(deps)).toBe(2);
    }
    commitLate.resolve();
    await late;
    expect(await tick(deps)).toBe(1);
    expect(await indexesOf(deps, petition)).toEqual(upTo(10));
    expect(await recount(deps, petition)).toEqual([]);
  });
});
