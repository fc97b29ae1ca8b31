import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { expiredPending } from './expired-pending.js';

const day = 24 * 60 * 60 * 1000;

onBothDatabases('confirming and withdrawing', ({ open }) => {
  const setUp = async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
    const test = await openApp(deps);
    const signed = async (address: string, changes: Record<string, unknown> = {}) => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody(address, changes), { 'idempotency-key': id });
      return id;
    };
    const row = (id: string) =>
      deps.database.reads.selectFrom('signature').selectAll().where('signature', '=', id).executeTakeFirst();
    const link = async (purpose: 'confirm' | 'mine', id: string) =>
      `/${purpose}/${await tokenFor(deps, `${purpose}-link`, id)}`;
    const total = async () => {
      await test.count();
      return (
        (await (await test.app.request(`/v1/petitions/${petition}/totals`)).json()) as { signatures: { total: number } }
      ).signatures.total;
    };
    return { ...test, deps, clock, petition, signed, row, link, total };
  };

  it('takes a button: opening the link any number of times confirms nothing', async () => {
    const { app, signed, row, link, total } = await setUp();
    const id = await signed('a@example.org');
    for (const method of ['GET', 'GET', 'HEAD'])
      expect((await app.request(await link('confirm', id), { method })).status).toBe(200);
    expect((await row(id))?.status).toBe('pending');
    expect(await total()).toBe(0);
  });

  it('thanks, shows the way back to the member, and is harmless a second time', async () => {
    const { confirm, signed, total } = await setUp();
    const id = await signed('a@example.org', { member: 'alpha' });
    const pages = [await confirm(id), await confirm(id)];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(await page.text()).toContain('https://alpha.example/thanks');
    }
    expect(await total()).toBe(1);
  });

  it('is counted once when the button is pressed ten times at once', async () => {
    const { confirm, signed, total } = await setUp();
    const id = await signed('a@example.org');
    const pages = await Promise.all(Array.from({ length: 10 }, () => confirm(id)));
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await total()).toBe(1);
  });

  it('says that a mailbox had already signed, and counts it once', async () => {
    const { confirm, signed, total, row } = await setUp();
    const [first, second] = [await signed('a@example.org'), await signed('A@example.org')];
    await confirm(first);
    expect(await (await confirm(second)).text()).toContain('You had already signed');
    expect((await row(second))?.status).toBe('pending');
    expect(await total()).toBe(1);
  });

  it('ends after seven days', async () => {
    const { app, confirm, signed, clock, link, row } = await setUp();
    const id = await signed('a@example.org');
    clock.advance(7 * day);
    expect((await app.request(await link('confirm', id))).status).toBe(200);
    clock.advance(1);
    expect((await app.request(await link('confirm', id))).status).toBe(410);
    expect((await confirm(id)).status).toBe(410);
    expect((await row(id))?.status).toBe('pending');
  });

  it('knows only links of its own, each for its own purpose', async () => {
    const { app, deps, signed, link, row } = await setUp();
    const id = await signed('a@example.org');
    const token = await tokenFor(deps, 'confirm-link', id);
    const tampered = [...Array(token.length).keys()].map(
      (at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1),
    );
    const unknown = await tokenFor(deps, 'confirm-link', crypto.randomUUID());
    // The last character carries two bits that no byte has.
    for (const one of [
      ...tampered.slice(0, -1),
      unknown,
      await tokenFor(deps, 'mine-link', id),
      'x',
      `${token}A`,
      '%00',
    ]) {
      expect((await app.request(`/confirm/${one}`, { method: 'POST' })).status, one).toBe(404);
    }
    expect((await app.request((await link('mine', id)).replace('/mine/', '/confirm/'))).status).toBe(404);
    expect(
      (await app.request((await link('confirm', id)).replace('/confirm/', '/mine/'), { method: 'POST' })).status,
    ).toBe(404);
    expect((await row(id))?.status).toBe('pending');
  });

  it('never confirms another mailbox with a link to one whose row is gone, though the client posts the same id', async () => {
    const { app, petition, post, deps, signed, clock, link, row } = await setUp();
    const id = await signed('mine@example.org');
    const kept = await link('confirm', id);
    clock.advance(7 * day + 1);
    await expiredPending.forget(deps);
    await post(petition, signatureBody('made-up@example.org'), { 'idempotency-key': id });
    expect(await row(id)).toMatchObject({ status: 'pending' });
    expect((await app.request(kept, { method: 'POST' })).status).toBe(404);
    expect(await row(id)).toMatchObject({ status: 'pending' });
  });

  it('can be taken back: what was sealed, the signer key and the salts are erased, and the count falls', async () => {
    const { app, deps, confirm, signed, row, link, total } = await setUp();
    const id = await signed('a@example.org');
    await confirm(id);
    expect(await total()).toBe(1);
    expect((await app.request(await link('mine', id))).status).toBe(200);
    expect(await row(id)).toMatchObject({ status: 'confirmed' });
    for (let times = 0; times < 2; times += 1)
      expect((await app.request(await link('mine', id), { method: 'POST' })).status).toBe(200);
    expect(await row(id)).toMatchObject({ status: 'withdrawn', sealed: null, signer_key: null, data_key: null });
    const events = await deps.database.reads
      .selectFrom('tally_event')
      .select(['type', 'salt'])
      .where('signature', '=', id)
      .orderBy('turn')
      .execute();
    expect(events).toEqual([
      { type: 'sign', salt: null },
      { type: 'withdraw', salt: null },
    ]);
    expect(await total()).toBe(0);
    expect(await (await confirm(id)).text()).toContain('withdrawn');
    expect(await total()).toBe(0);
  });

  it('lets the same person sign again after that', async () => {
    const { app, confirm, signed, link, total } = await setUp();
    const first = await signed('a@example.org');
    await confirm(first);
    await app.request(await link('mine', first), { method: 'POST' });
    const second = await signed('a@example.org');
    await confirm(second);
    expect(await total()).toBe(1);
  });
});
