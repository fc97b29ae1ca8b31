import { beforeAll, describe, expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { composeSignatureMail } from '../pages/index.js';
import { endedPetitions } from './ended-petitions.js';

const dayMs = 24 * 60 * 60 * 1000;
const membersOf = (count: number) => Array.from({ length: count }, (_, place) => `member-${place}`);

onBothDatabases('members that bring one signer', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });

  const setUp = async () => {
    const clock = manualClock();
    const deps = testDeps(database, { clock });
    petitions += 1;
    const { petition } = await putPetition(deps, {
      settings: { petition: `petition-${petitions}`, retentionDays: 1, closesAt: '2009-11-01T00:00:00.000Z' },
      members: [testMember('alpha'), testMember('beta'), ...membersOf(8).map((member) => testMember(member))],
    });
    const test = await openApp(deps);
    const signed = async (member: string | undefined, address = 'a@example.org') => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody(address, { member }), { 'idempotency-key': id });
      return id;
    };
    const brought = async () => {
      const rows = await database.reads
        .selectFrom('also_brought')
        .selectAll()
        .where('petition', '=', petition)
        .execute();
      return rows.map(({ signature, member }) => ({ signature, member }));
    };
    const counted = async () => {
      await test.count();
      const answer = await test.app.request(`/v1/petitions/${petition}/totals`);
      return (await answer.json()) as { signatures: { total: number }; members: { member: string; count: number }[] };
    };
    const link = async (purpose: 'confirm' | 'mine', id: string) =>
      `/${purpose}/${await tokenFor(deps, `${purpose}-link`, id)}`;
    const act = async (path: string, fields: Record<string, string> = {}) =>
      test.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const mailOf = (signature: string) =>
      composeSignatureMail(test.deps, { petition, signature, signerKey: null, lang: null }, 'stop');
    return { ...test, clock, petition, signed, brought, counted, link, act, mailOf };
  };

  it('credits the first that is confirmed, and notes each later one once', async () => {
    const { confirm, signed, brought, counted } = await setUp();
    const [early, first, second, none] = [
      await signed('alpha'),
      await signed('beta'),
      await signed('member-0'),
      await signed(undefined),
    ];
    await confirm(first);
    for (const later of [early, early, second, none, first]) await confirm(later);
    expect(await brought()).toEqual([
      { signature: first, member: 'alpha' },
      { signature: first, member: 'member-0' },
    ]);
    expect(await counted()).toMatchObject({ signatures: { total: 1 }, members: [{ member: 'beta', count: 1 }] });
  });

  it('notes nothing that only was posted, and not the credited member itself', async () => {
    const { confirm, signed, brought } = await setUp();
    await confirm(await signed('alpha'));
    await signed('beta');
    await confirm(await signed('alpha'));
    expect(await brought()).toEqual([]);
  });

  it('credits exactly one when a mailbox confirms through many at once, and notes the others', async () => {
    const { confirm, signed, brought, counted } = await setUp();
    const members = membersOf(8);
    const ids = await Promise.all(members.map((member) => signed(member)));
    const pages = await Promise.all([...ids, ...ids].map((id) => confirm(id)));
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
    const totals = await counted();
    expect(totals.signatures.total).toBe(1);
    expect(totals.members).toMatchObject([{ count: 1 }]);
    const rows = await brought();
    const [credited] = totals.members.map(({ member }) => member);
    expect(new Set(rows.map(({ signature }) => signature))).toEqual(new Set([ids[members.indexOf(credited ?? '')]]));
    expect(rows.map(({ member }) => member).toSorted()).toEqual(members.filter((member) => member !== credited));
  });

  describe('the mail to a mailbox that signed before', () => {
    it('leads a new member’s signer to a page whose button notes it, and then no more', async () => {
      const { app, confirm, signed, brought, mailOf } = await setUp();
      const first = await signed('alpha');
      await confirm(first);
      const second = await signed('beta');
      const mail = await mailOf(second);
      expect(mail?.text).toContain('on the page of The beta (beta.example)');
      const [path = ''] = /\/confirm\/\S+/.exec(mail?.text ?? '') ?? [];
      const page = await (await app.request(path)).text();
      expect(page).toContain('Note The beta too');
      expect(page).not.toContain('Yes, I sign');
      expect(await brought()).toEqual([]);
      const noted = await (await app.request(path, { method: 'POST' })).text();
      expect(noted).toContain('It is noted that The beta has brought you too.');
      expect(await brought()).toEqual([{ signature: first, member: 'beta' }]);
      expect((await mailOf(await signed('beta')))?.text).not.toContain('/confirm/');
    });

    it.each(['alpha', undefined])('has one link only where %s brings it again', async (member) => {
      const { confirm, signed, mailOf } = await setUp();
      await confirm(await signed('alpha'));
      const text = (await mailOf(await signed(member)))?.text;
      expect(text).toContain('/mine/');
      expect(text).not.toContain('/confirm/');
    });
  });

  it('forgets them with the signature that is withdrawn', async () => {
    const { confirm, signed, brought, link, act } = await setUp();
    const [first, second] = [await signed('alpha'), await signed('beta')];
    await confirm(first);
    await confirm(second);
    await act(await link('mine', first));
    expect(await brought()).toEqual([]);
  });

  it('forgets the one whose entry was not the signer’s', async () => {
    const { confirm, signed, brought, link, act } = await setUp();
    const [first, second, third] = [await signed('alpha'), await signed('beta'), await signed('member-1')];
    for (const id of [first, second, third]) await confirm(id);
    await act(await link('confirm', second), { action: 'not-me' });
    expect(await brought()).toEqual([{ signature: first, member: 'member-1' }]);
  });

  it('forgets them some time after the petition’s close', async () => {
    const { deps, clock, confirm, signed, brought } = await setUp();
    await confirm(await signed('alpha'));
    await confirm(await signed('beta'));
    expect(await brought()).toHaveLength(1);
    clock.advance(400 * dayMs);
    await endedPetitions.forget(deps);
    expect(await brought()).toEqual([]);
  });
});
