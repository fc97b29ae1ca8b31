import { expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { recordEvent } from './record-event.js';
import { recount } from './recount.js';
import { listEntries } from './tally.repository.js';
import { tick } from './tick.js';

onBothDatabases('the tally, while one transaction stays open', ({ open }) => {
  it('loses nothing that commits late, and keeps its indexes gapless', async () => {
    const database = await open();
    // SQLite has one writer at a time, so nothing can commit while another is open.
    if (database.dialect.name === 'sqlite') return;
    const clock = manualClock();
    const deps = testDeps(database, { clock });
    const { petition } = await putPetition(deps);
    const { post, confirm } = await openApp(deps);
    const sign = async (address: string) => {
      clock.advance(1);
      const signature = deps.random.uuid(clock.now());
      await post(petition, signatureBody(address), { 'idempotency-key': signature });
      return signature;
    };
    const late = await sign('late@people.example');

    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const held = transaction(database, async (tx) => {
      await tx
        .updateTable('signature')
        .set({ status: 'confirmed', confirmed_at: deps.clock.now() })
        .where('signature', '=', late)
        .execute();
      await recordEvent(
        tx,
        deps,
        { petition, signature: late, kind: 'individual', country: 'KE', member: null },
        'sign',
      );
      begin();
      await released;
    });
    await begun;

    for (const person of [1, 2, 3]) {
      await confirm(await sign(`person${person}@people.example`));
      expect(await tick(deps)).toBe(1);
    }
    release();
    await held;
    expect(await tick(deps)).toBe(1);

    const entries = await listEntries(database.reads, petition, 0, 10);
    expect(entries.map(({ entry_index }) => entry_index)).toEqual([1, 2, 3, 4]);
    expect(entries.at(-1)?.signature).toBe(late);
    // Its id is older than the others': a mark of the last one seen would have passed it by.
    expect(entries.map(({ event }) => event).toSorted()[0]).toBe(entries.at(-1)?.event);
    expect(await recount(deps, petition)).toEqual([]);
  });
});
