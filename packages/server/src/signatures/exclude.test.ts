import { beforeAll, expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { recount } from '../tally/index.js';
import { excludeMany } from './exclude.js';
import { restoreMany } from './restore.js';
import { findSignature, updateSignature } from './signature.repository.js';
import { withdraw } from './withdraw.js';

const by = { reason: 'Posted by a script', actor: 'J. Reviewer' };

onBothDatabases('excluding and restoring', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });
  /** A petition of its own for each test. */
  const setUp = async () => {
    const deps = testDeps(database);
    petitions += 1;
    const { petition } = await putPetition(deps, { settings: { petition: `petition-${petitions}` } });
    const test = await openApp(deps);
    const post = async (mailbox = 'amina') => {
      const id = deps.random.uuid(deps.clock.now());
      await test.post(petition, signatureBody(`${mailbox}@people.example`), { 'idempotency-key': id });
      return id;
    };
    const sign = async (mailbox?: string) => {
      const id = await post(mailbox);
      await test.confirm(id);
      return id;
    };
    /** What the public sees once the tally has come to everything; the same as the rows say. */
    const total = async () => {
      await test.count();
      expect(await recount(deps, petition)).toEqual([]);
      const answer = await test.app.request(`/v1/petitions/${petition}/totals`);
      return ((await answer.json()) as { signatures: { total: number } }).signatures.total;
    };
    const events = async (id: string) =>
      deps.database.reads
        .selectFrom('tally_event')
        .select(['type', 'reason', 'actor'])
        .where('signature', '=', id)
        .orderBy('turn')
        .execute();
    return {
      ...test,
      deps,
      post,
      sign,
      total,
      events,
      exclude: (...ids: string[]) => excludeMany(deps, ids, by),
      restore: (...ids: string[]) => restoreMany(deps, ids, by),
      withdraw: async (id: string) => withdraw(deps, await tokenFor(deps, 'mine-link', id)),
      row: (id: string) => findSignature(deps.database.reads, id),
    };
  };

  it('takes a signature out of the count and back, each with reason and actor, and a second time changes nothing', async () => {
    const { sign, exclude, restore, total, row, events } = await setUp();
    const id = await sign();
    await sign('brian');
    expect([await exclude(id), await exclude(id)]).toEqual([1, 0]);
    expect(await row(id)).toMatchObject({ status: 'excluded' });
    expect(await total()).toBe(1);
    expect([await restore(id), await restore(id)]).toEqual([
      { restored: 1, withdrawn: 0 },
      { restored: 0, withdrawn: 0 },
    ]);
    expect(await row(id)).toMatchObject({ status: 'confirmed' });
    expect(await total()).toBe(2);
    expect(await events(id)).toEqual([
      { type: 'sign', reason: null, actor: null },
      { type: 'exclude', ...by },
      { type: 'restore', ...by },
    ]);
  });

  it('keeps the mailbox of an excluded signature from signing anew', async () => {
    const { sign, exclude, total, row } = await setUp();
    await exclude(await sign());
    const again = await sign();
    expect(await row(again)).toMatchObject({ status: 'pending' });
    expect(await total()).toBe(0);
  });

  it('leaves alone what is not counted: pending, withdrawn and unknown ones', async () => {
    const { post, sign, exclude, restore, withdraw: takeBack, total, row } = await setUp();
    const [pending, withdrawn, unknown] = [await post('brian'), await sign(), crypto.randomUUID()];
    await takeBack(withdrawn);
    expect(await exclude(pending, withdrawn, unknown)).toBe(0);
    expect(await restore(pending, withdrawn, unknown)).toEqual({ restored: 0, withdrawn: 0 });
    expect([(await row(pending))?.status, (await row(withdrawn))?.status]).toEqual(['pending', 'withdrawn']);
    expect(await total()).toBe(0);
  });

  it('withdraws an excluded signature without counting it down twice, and keeps its place', async () => {
    const { sign, exclude, withdraw: takeBack, total, row, events } = await setUp();
    const id = await sign();
    await exclude(id);
    expect(await total()).toBe(0);
    await takeBack(id);
    expect(await total()).toBe(0);
    expect(await row(id)).toMatchObject({ status: 'excluded', sealed: null, soft_key: null });
    expect((await events(id)).map(({ type }) => type)).toEqual(['sign', 'exclude']);
    expect(await row(await sign())).toMatchObject({ status: 'pending' });
  });

  it('never counts again what its signer has withdrawn; restored, it only frees the mailbox', async () => {
    const { sign, exclude, restore, withdraw: takeBack, total, row, events } = await setUp();
    const id = await sign();
    await exclude(id);
    await takeBack(id);
    expect(await restore(id)).toEqual({ restored: 0, withdrawn: 1 });
    expect(await row(id)).toMatchObject({ status: 'withdrawn', signer_key: null });
    expect((await events(id)).map(({ type }) => type)).toEqual(['sign', 'exclude']);
    expect(await total()).toBe(0);
    expect(await restore(id)).toEqual({ restored: 0, withdrawn: 0 });
    expect(await row(await sign())).toMatchObject({ status: 'confirmed' });
    expect(await total()).toBe(1);
  });

  it('withdraws a restored signature, and the mailbox may sign and be excluded again', async () => {
    const { sign, exclude, restore, withdraw: takeBack, total } = await setUp();
    const id = await sign();
    await exclude(id);
    await restore(id);
    expect(await total()).toBe(1);
    await takeBack(id);
    expect(await total()).toBe(0);
    const again = await sign();
    expect(await total()).toBe(1);
    await exclude(again);
    expect(await total()).toBe(0);
  });

  it.each([
    ['two', ['exclude'], 0],
    ['three', ['exclude', 'restore'], 1],
    ['four', ['exclude', 'restore', 'withdraw'], 0],
    ['five', ['exclude', 'restore', 'exclude', 'restore'], 1],
  ] as const)('counts %s events of one signature rightly in one tick', async (_count, steps, expected) => {
    const { sign, total, ...verbs } = await setUp();
    const id = await sign();
    for (const step of steps) await verbs[step](id);
    expect(await total()).toBe(expected);
  });

  it('restores what a purge has emptied', async () => {
    const { deps, sign, exclude, restore, total } = await setUp();
    const id = await sign();
    await exclude(id);
    await transaction(deps.database, (tx) =>
      updateSignature(tx, id, { sealed: null, data_key: null, soft_key: null, network_tag: null, display_name: null }),
    );
    await restore(id);
    expect(await total()).toBe(1);
  });

  const mailboxes = Array.from({ length: 12 }, (_, person) => `person${person}`);

  it('counts once what is excluded and withdrawn at the same moment', async () => {
    const { sign, exclude, withdraw: takeBack, total, row } = await setUp();
    const ids = await Promise.all(mailboxes.map(sign));
    await Promise.all(ids.flatMap((id) => [exclude(id), takeBack(id), exclude(id)]));
    for (const id of ids) expect(await row(id)).toMatchObject({ withdrawn_at: expect.any(Number), sealed: null });
    expect(await total()).toBe(0);
  });

  it('counts once what is confirmed, excluded and restored at the same moment, however often', async () => {
    const { confirm, post, exclude, restore, total } = await setUp();
    const ids = await Promise.all(mailboxes.map(post));
    await Promise.all(ids.flatMap((id) => [confirm(id), exclude(id), restore(id), exclude(id), confirm(id)]));
    await restore(...ids);
    expect(await total()).toBe(mailboxes.length);
  });

  it('gives a mailbox to one signature while an excluded one of it, withdrawn, is restored', async () => {
    const { confirm, post, sign, exclude, restore, withdraw: takeBack, total } = await setUp();
    const ids = await Promise.all(mailboxes.map(sign));
    await exclude(...ids);
    for (const id of ids) await takeBack(id);
    const again = await Promise.all(mailboxes.map(post));
    await Promise.all([...again.flatMap((id) => [confirm(id), confirm(id)]), ...ids.map((id) => restore(id))]);
    expect(await total()).toBeLessThanOrEqual(mailboxes.length);
    for (const id of again) await confirm(id);
    expect(await total()).toBe(mailboxes.length);
  });

  it('excludes the same signatures at once by two reviewers, each signature once', async () => {
    const { sign, exclude, total } = await setUp();
    const ids = await Promise.all(mailboxes.map(sign));
    const [one, other] = await Promise.all([exclude(...ids), exclude(...ids.toReversed())]);
    expect(one + other).toBe(ids.length);
    expect(await total()).toBe(0);
  });
});
