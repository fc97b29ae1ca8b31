import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { recordEvent, recount, tick } from '../tally/index.js';
import { findSignature, updateSignature } from './signature.repository.js';
import { withdraw } from './withdraw.js';

onBothDatabases('withdrawing an excluded signature', ({ open }) => {
  it('erases what is sealed, keeps its place taken, and counts it down once', async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const { post, confirm } = await openApp(deps);
    const sign = async () => {
      const id = deps.random.uuid(deps.clock.now());
      await post(petition, signatureBody('amina@people.example'), { 'idempotency-key': id });
      await confirm(id);
      return id;
    };
    const first = await sign();
    await transaction(deps.database, async (tx) => {
      await updateSignature(tx, first, { status: 'excluded' });
      await recordEvent(
        tx,
        deps,
        { petition, signature: first, kind: 'individual', country: 'KE', member: null },
        'exclude',
      );
    });

    await withdraw(deps, await tokenFor(deps, 'mine-link', first));
    expect(await findSignature(deps.database.reads, first)).toMatchObject({
      status: 'excluded',
      sealed: null,
      data_key: null,
    });
    const again = await sign();
    expect(await findSignature(deps.database.reads, again)).toMatchObject({ status: 'pending' });
    await tick(deps);
    expect(await recount(deps, petition)).toEqual([]);
  });
});
