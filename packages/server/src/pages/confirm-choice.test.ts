import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { recount } from '../tally/index.js';

const minute = 60_000;
const day = 24 * 60 * minute;

onBothDatabases('the page to confirm', ({ open }) => {
  const setUp = async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
    const { petition: other } = await putPetition(deps, { settings: { petition: 'other' } });
    const test = await openApp(deps);
    const signed = async (address: string, changes: Record<string, unknown> = {}, to = petition) => {
      clock.advance(minute);
      const id = crypto.randomUUID();
      await test.post(to, signatureBody(address, changes), { 'idempotency-key': id });
      return id;
    };
    const link = async (id: string) => `/confirm/${await tokenFor(deps, 'confirm-link', id)}`;
    const see = async (path: string) => (await test.app.request(path)).text();
    const act = async (path: string, fields: Record<string, string>) =>
      test.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const row = (id: string) =>
      deps.database.reads.selectFrom('signature').selectAll().where('signature', '=', id).executeTakeFirst();
    return { ...test, deps, clock, petition, other, signed, link, see, act, row };
  };
  const offered = (page: string) =>
    [...page.matchAll(/type="radio"\s+name="signature"\s+value="([^"]+)"/g)].map(([, id]) => id);
  const preselected = (page: string) => /value="([^"]+)"\s+required\s+checked/.exec(page)?.[1];

  it('offers no choice where there is none', async () => {
    const { signed, link, see, other } = await setUp();
    const id = await signed('amina@people.example');
    await signed('someone.else@people.example');
    await signed('amina@people.example', {}, other);
    expect(offered(await see(await link(id)))).toEqual([]);
  });

  it('lets the owner of a flooded mailbox choose their own entry from any of its links', async () => {
    const { signed, link, see, act, row, count, deps, petition } = await setUp();
    const flood = [await signed('Amina@people.example', { country: 'DE', name: 'Not Amina' })];
    const own = await signed('amina@people.example', { member: 'alpha' });
    flood.push(await signed('amina@people.example', { country: 'FR' }));
    const page = await see(await link(flood[0] ?? ''));
    expect(offered(page)).toEqual([flood[1], own, flood[0]]);
    expect(preselected(page)).toBe(flood[0]);
    expect(page).toContain('November 1, 2008 at 5:02:00 PM UTC · Kenya · on the page of The alpha');
    expect(page).not.toMatch(/Amina|people\.example/);
    for (let times = 0; times < 2; times += 1) {
      const answer = await act(await link(flood[0] ?? ''), { signature: own });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('your signature is counted');
    }
    expect(await row(own)).toMatchObject({ status: 'confirmed', country: 'KE' });
    expect(await row(flood[0] ?? '')).toMatchObject({ status: 'pending' });
    expect(await (await act(await link(flood[0] ?? ''), {})).text()).toContain('You had already signed');
    await count();
    expect(await recount(deps, petition)).toEqual([]);
  });

  it('shows ten at a time, always with the one of the link, and leads to older ones', async () => {
    const { signed, link, see } = await setUp();
    const own = await signed('amina@people.example');
    const flood: string[] = [];
    for (let times = 0; times < 12; times += 1) flood.unshift(await signed('amina@people.example'));
    const first = await see(await link(own));
    expect(offered(first)).toEqual([own, ...flood.slice(0, 10)]);
    expect(preselected(first)).toBe(own);
    const older = /href="(\?skip=\d+)"/.exec(first)?.[1] ?? '';
    expect(offered(await see(`${await link(flood[0] ?? '')}${older}`))).toEqual([flood[0], ...flood.slice(10), own]);
    for (const skip of ['-1', 'x', '1e99', '0.5', ''])
      expect(offered(await see(`${await link(own)}?skip=${skip}`))).toHaveLength(11);
  });

  it('confirms nothing but a pending entry of the same mailbox and petition', async () => {
    const { signed, link, act, row, other, clock } = await setUp();
    const old = await signed('amina@people.example');
    clock.advance(7 * day);
    const own = await signed('amina@people.example');
    const foreign = [
      await signed('victim@people.example'),
      await signed('amina@people.example', {}, other),
      crypto.randomUUID(),
      'x',
      '',
    ];
    for (const signature of foreign) {
      const answer = await act(await link(own), { signature });
      expect(answer.status, signature).toBe(422);
      expect(await answer.text()).toContain('no longer there');
    }
    expect((await act(await link(own), { action: 'burn' })).status).toBe(422);
    expect((await act(await link(own), { signature: old })).status).toBe(410);
    for (const id of [own, old, ...foreign.slice(0, 2)]) expect(await row(id)).toMatchObject({ status: 'pending' });
  });

  it('of a link that has expired still leads to what was entered since', async () => {
    const { app, signed, link, act, row, clock } = await setUp();
    const old = await signed('amina@people.example');
    clock.advance(7 * day);
    const own = await signed('amina@people.example');
    const page = await app.request(await link(old));
    expect(page.status).toBe(410);
    expect(offered(await page.text())).toEqual([own]);
    expect((await act(await link(old), { signature: own })).status).toBe(200);
    expect(await row(own)).toMatchObject({ status: 'confirmed' });
  });

  it('tells nothing to a wrong token', async () => {
    const { app, deps, signed } = await setUp();
    const own = await signed('amina@people.example');
    await signed('amina@people.example');
    for (const token of ['x', await tokenFor(deps, 'mine-link', own)]) {
      const answer = await app.request(`/confirm/${token}`);
      expect(answer.status).toBe(404);
      expect(offered(await answer.text())).toEqual([]);
    }
  });

  it('erases an entry that its owner did not make, its mail and contact data, and leads on to the others', async () => {
    const { deps, signed, link, see, act, row } = await setUp();
    const foreign = await signed('amina@people.example', { country: 'DE' });
    const own = await signed('amina@people.example');
    const path = await link(foreign);
    const answer = await act(path, { action: 'not-me' });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('It is erased');
    expect(await row(foreign)).toBeUndefined();
    const left = await deps.database.reads.selectFrom('outbox').select('signature').execute();
    expect(left).toEqual([{ signature: own }]);
    const next = /href="(\/confirm\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect(next).toBe(await link(own));
    expect(await see(next)).toContain('Confirm your signature');

    for (const dead of [path, path, '/confirm/x']) {
      const again = await act(dead, { action: 'not-me' });
      expect(again.status).toBe(200);
      expect(await again.text()).toContain('It is erased');
    }
    expect(await row(own)).toMatchObject({ status: 'pending' });
  });

  it('erases nothing that is confirmed', async () => {
    const { signed, link, act, row, confirm } = await setUp();
    const id = await signed('amina@people.example');
    await confirm(id);
    expect(await (await act(await link(id), { action: 'not-me' })).text()).toContain('See or withdraw your signature');
    expect(await row(id)).toMatchObject({ status: 'confirmed' });
  });
});
