import { expect, it } from 'vitest';
import type { PublicTotals } from '@uncac-petition/shared';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { exampleCampaign } from '../../test/campaign.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { applyCampaign } from '../campaign/index.js';
import { deriveKeys } from '../config/keys.js';
import { StartError } from '../config/start-error.js';
import type { Database } from '../db/database.js';
import { exportSignatures } from '../delivery/export-signatures.js';
import { openPetitions } from '../petitions/index.js';
import { recount } from '../tally/index.js';
import { endedPetitions } from './ended-petitions.js';

const dayMs = 24 * 60 * 60 * 1000;
const petition = 'test-petition';
const nothing = { 'ended petitions': 0, 'signatures of ended petitions': 0 };

onBothDatabases('an ended petition', ({ open }) => {
  const setUp = async (settings: Parameters<typeof exampleCampaign>[0] = {}) => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const apply = (changes: NonNullable<typeof settings>['petition']) =>
      applyCampaign(deps, exampleCampaign({ petition: { ...settings.petition, ...changes } }));
    await applyCampaign(deps, exampleCampaign({ petition: { recipientKeys: [recipient], ...settings.petition } }));
    const test = await openApp(deps);
    const signed = async (address: string) => {
      const id = crypto.randomUUID();
      expect((await test.post(petition, signatureBody(address), { 'idempotency-key': id })).status).toBe(202);
      return id;
    };
    const totals = async () => {
      await test.count();
      return (await (await test.app.request(`/v1/petitions/${petition}/totals`)).json()) as PublicTotals;
    };
    return { ...test, deps, clock, apply, signed, totals };
  };
  const recipient = { key: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', holder: 'Desk' };

  /** All that may lead to somebody, as far as it is still there. */
  const personalIn = async ({ reads }: Database) => {
    const signatures = await reads.selectFrom('signature').selectAll().execute();
    const salts = await reads.selectFrom('tally_event').select('salt').where('salt', 'is not', null).execute();
    const others = await Promise.all(
      (['outbox', 'data_key'] as const).map((table) => reads.selectFrom(table).select('petition').execute()),
    );
    const rows = signatures.flatMap((row) =>
      [row.signer_key, row.soft_key, row.data_key, row.sealed, row.display_name, row.network_tag].filter(
        (value) => value !== null,
      ),
    );
    return rows.length + salts.length + others.flat().length;
  };

  it('keeps its data for as many days as it says after it was closed, and then loses all but what was counted', async () => {
    const { deps, clock, apply, signed, confirm, totals, app } = await setUp();
    const [first, second, excluded] = [
      await signed('a@example.org'),
      await signed('b@example.org'),
      await signed('c@example.org'),
    ];
    for (const id of [first, second, excluded]) await confirm(id);
    await signed('pending@example.org');
    const mine = `/mine/${await tokenFor(deps, 'mine-link', first)}`;
    await apply({ status: 'closed' });
    const before = await totals();
    clock.advance(90 * dayMs - 1);
    expect(await endedPetitions.forget(deps)).toEqual(nothing);
    clock.advance(1);
    expect(await endedPetitions.due(deps)).toEqual({ 'ended petitions': 1, 'signatures of ended petitions': 4 });
    expect(await endedPetitions.forget(deps)).toEqual({ 'ended petitions': 1, 'signatures of ended petitions': 4 });

    expect(await personalIn(deps.database)).toBe(0);
    expect(await totals()).toEqual(before);
    expect(before.signatures.total).toBe(3);
    expect(await recount(deps, petition)).toEqual([]);
    expect(await endedPetitions.forget(deps)).toEqual(nothing);
    for (const method of ['GET', 'POST']) {
      const page = await app.request(mine, { method });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('Your data are gone');
    }
    expect(await totals()).toEqual(before);
  });

  it('is exported as numbers without anything sealed', async () => {
    const { deps, clock, apply, signed, confirm, count } = await setUp();
    await confirm(await signed('a@example.org'));
    await count();
    await apply({ status: 'delivered' });
    clock.advance(90 * dayMs);
    await endedPetitions.forget(deps);
    const chunks: Buffer[] = [];
    for await (const chunk of exportSignatures(deps.database, { petition, format: 'jsonl' })) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(['export', 'signature', 'end']);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ country: 'KE', sealed: null, dataKey: null });
  });

  it('ends when its time to close comes, or when it was closed if that came first', async () => {
    const closesAt = new Date(manualClock().now() + 10 * dayMs).toISOString();
    const { deps, clock, apply, signed } = await setUp({ petition: { closesAt, retentionDays: 5 } });
    await signed('a@example.org');
    clock.advance(15 * dayMs - 1);
    expect(await endedPetitions.due(deps)).toEqual(nothing);
    clock.advance(1);
    expect(await endedPetitions.due(deps)).toMatchObject({ 'ended petitions': 1 });
    await apply({ closesAt: new Date(clock.now() + 10 * dayMs).toISOString() });
    expect(await endedPetitions.forget(deps)).toEqual(nothing);
    await apply({ closesAt: new Date(clock.now() + 10 * dayMs).toISOString(), status: 'closed' });
    clock.advance(5 * dayMs);
    expect(await endedPetitions.due(deps)).toMatchObject({ 'ended petitions': 1 });
  });

  it('keeps its data for all its days when its time to close is set to a day long past, as by a mistyped year', async () => {
    const { deps, clock, apply, signed, confirm } = await setUp({ petition: { retentionDays: 5 } });
    await confirm(await signed('a@example.org'));
    await apply({ closesAt: '2007-11-30T00:00:00.000Z' });
    clock.advance(5 * dayMs - 1);
    expect(await endedPetitions.due(deps)).toEqual(nothing);
    await apply({ closesAt: '2007-12-30T00:00:00.000Z' });
    clock.advance(1);
    expect(await endedPetitions.due(deps)).toMatchObject({ 'ended petitions': 1 });
    await apply({ closesAt: null });
    expect(await endedPetitions.forget(deps)).toEqual(nothing);
  });

  it('counts its days anew when it was opened again', async () => {
    const { deps, clock, apply } = await setUp();
    await apply({ status: 'closed' });
    clock.advance(89 * dayMs);
    await apply({ status: 'open' });
    await apply({ status: 'closed' });
    clock.advance(89 * dayMs);
    await apply({ status: 'delivered' });
    expect(await endedPetitions.due(deps)).toEqual(nothing);
    clock.advance(dayMs);
    expect(await endedPetitions.due(deps)).toMatchObject({ 'ended petitions': 1 });
  });

  it('never opens again, and is served as closed whatever its settings say', async () => {
    const closesAt = new Date(manualClock().now() + dayMs).toISOString();
    const { deps, clock, apply, app, post, count } = await setUp({ petition: { closesAt } });
    clock.advance(91 * dayMs);
    await endedPetitions.forget(deps);
    await expect(apply({ closesAt: null })).rejects.toThrow("can't be opened again");
    await expect(apply({ status: 'paused' })).rejects.toThrow(StartError);
    expect(await apply({ status: 'delivered' })).toContain('~ petition status');
    await apply({});
    await count();
    expect(await (await app.request(`/v1/petitions/${petition}`)).json()).toMatchObject({ status: 'closed' });
    expect((await post(petition, signatureBody('a@example.org'))).status).toBe(409);
  });

  it('lets no server start with another SECRET as long as one petition has its pepper', async () => {
    const { deps, clock, apply } = await setUp();
    await apply({ status: 'closed' });
    const wrong = { ...deps, keys: deriveKeys('another secret, which is long enough too') };
    await expect(openPetitions(wrong)).rejects.toThrow(StartError);
    clock.advance(90 * dayMs);
    await endedPetitions.forget(deps);
    expect((await openPetitions(wrong)).find(petition)?.pepper).toBeUndefined();
    await applyCampaign(deps, exampleCampaign({ petition: { petition: 'another', recipientKeys: [recipient] } }));
    await expect(openPetitions(wrong)).rejects.toThrow(StartError);
  });

  it('is gone on with when a server was cut short, on several servers at once', async () => {
    const { deps, clock, apply, signed, confirm, totals } = await setUp();
    for (const name of ['a', 'b', 'c']) await confirm(await signed(`${name}@example.org`));
    await apply({ status: 'closed' });
    const before = await totals();
    clock.advance(90 * dayMs);
    let left = 3;
    const dying: Database = {
      ...deps.database,
      transact: async (fn) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return deps.database.transact(fn);
      },
    };
    await expect(endedPetitions.forget({ ...deps, database: dying })).rejects.toThrow('killed');
    expect(await personalIn(deps.database)).toBeGreaterThan(0);
    await expect(apply({ status: 'open' })).rejects.toThrow("can't be opened again");

    await Promise.all([endedPetitions.forget(deps), endedPetitions.forget(deps)]);
    expect(await personalIn(deps.database)).toBe(0);
    expect(await totals()).toEqual(before);
    expect(await endedPetitions.due(deps)).toEqual(nothing);
  });
});
