import { expect, it } from 'vitest';
import type { PetitionFile, Supporters } from '@uncac-petition/shared';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, reluctantPosition } from '../../test/petition.js';
import { withdraw } from './withdraw.js';

onBothDatabases('the public list of supporters', ({ open }) => {
  const setUp = async (settings: Partial<PetitionFile> = { fields: ['showName'] }) => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, { settings, positions: [reluctantPosition('EG')] });
    const test = await openApp(deps);
    const sign = async (name: string, changes: Record<string, unknown> = { showName: true }) => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody(`${id}@example.org`, { name, ...changes }), { 'idempotency-key': id });
      return id;
    };
    const ask = async (query = '', headers: Record<string, string> = {}) =>
      test.app.request(`/v1/petitions/${petition}/supporters${query}`, { headers });
    const names = async () => ((await (await ask()).json()) as Supporters).supporters.map(({ name }) => name);
    const stored = async () => {
      const rows = await deps.database.reads.selectFrom('signature').select('display_name').execute();
      return rows.map(({ display_name }) => display_name);
    };
    return { ...test, deps, petition, sign, ask, names, stored };
  };

  it('holds those who chose it and have confirmed, by name, until they withdraw', async () => {
    const { deps, sign, confirm, names } = await setUp();
    const ids = [await sign('Zainab'), await sign('Amina'), await sign('Amina'), await sign('Not shown', {})];
    await sign('Never confirmed');
    for (const id of ids) await confirm(id);
    expect(await names()).toEqual(['Amina', 'Amina', 'Zainab']);
    await withdraw(deps, await tokenFor(deps, 'mine-link', ids[0] ?? ''));
    expect(await names()).toEqual(['Amina', 'Amina']);
  });

  it.each(['http://spam.example buy now', 'admin@example.org', 'www.spam.example'])(
    'takes no advertisement as a name to be shown: %s',
    async (name) => {
      const { petition, post, sign, stored } = await setUp();
      const refused = await post(petition, signatureBody('a@example.org', { name, showName: true }));
      expect(refused.status).toBe(422);
      expect(await refused.json()).toMatchObject({ errors: [{ path: 'name', code: 'invalid' }] });
      await sign(name, {});
      expect(await stored()).toEqual([null]);
    },
  );

  it.each([
    ['without a name', { showName: true, withoutName: true }],
    ['where only counts are handed over', { showName: true, country: 'EG' }],
    ['without choosing it', { showName: false }],
  ])('holds nobody who signs %s', async (_, changes) => {
    const { sign, confirm, stored } = await setUp();
    await confirm(await sign('Amina', changes));
    expect(await stored()).toEqual([null]);
  });

  it('is not there where the petition lists nobody, and then keeps no name in clear', async () => {
    const { sign, confirm, ask, stored } = await setUp({ fields: [] });
    await confirm(await sign('Amina'));
    expect(await stored()).toEqual([null]);
    const answer = await ask();
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }]);
  });

  it('comes in pages that leave nobody out, may be kept by any cache and asked for by any page', async () => {
    const { deps, sign, confirm, ask } = await setUp();
    await confirm(await sign('Amina 1000'));
    const row = await deps.database.reads.selectFrom('signature').selectAll().executeTakeFirstOrThrow();
    const more = Array.from({ length: 450 }, (_, index) => ({
      ...row,
      signature: crypto.randomUUID(),
      signer_key: deps.random.bytes(32),
      display_name: `Amina ${1001 + index}`,
    }));
    await deps.database.transact(async (tx) => void (await tx.insertInto('signature').values(more).execute()));

    const seen: string[] = [];
    for (let query: string | undefined = ''; query !== undefined;) {
      const { supporters, next } = (await (await ask(query)).json()) as Supporters;
      seen.push(...supporters.map(({ name }) => name));
      query = next === undefined ? undefined : `?after=${encodeURIComponent(next)}`;
    }
    expect(seen).toEqual(Array.from({ length: 451 }, (_, index) => `Amina ${1000 + index}`));

    const answer = await ask();
    const etag = answer.headers.get('etag') ?? '';
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=/);
    expect((await ask('', { 'if-none-match': etag })).status).toBe(304);
    expect((await ask('?after=x')).status).toBe(422);
  });
});
