import { BlockList } from 'node:net';
import { Challenge } from '@uncac-petition/shared';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { fromSocket, openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { decodeProof, solve } from '../../test/proof.js';
import type { Deps } from '../deps.js';
import { purge } from '../purge.js';
import { createAdmissions } from './admissions.js';
import { difficultySettings, roundsPerCounter, type DifficultySettings } from './difficulty.js';

/** Nothing to do in quiet times and very little at the most. */
const work = { quiet: roundsPerCounter, highest: 200 * roundsPerCounter };
const realRates: DifficultySettings = { ...difficultySettings, work: { ...work, highest: 40 * roundsPerCounter } };
const [ample, scarce] = [
  { capacity: 1_000_000, perSecond: 1_000 },
  { capacity: 6, perSecond: 0.1 },
];
const smallNetworks: DifficultySettings = { work, petition: ample, network: scarce };
const smallPetition: DifficultySettings = { work, petition: scarce, network: ample };
/** The library looks at the real time too, so the tests' time lies ahead of it. */
const start = Date.UTC(2100, 0, 1, 12);
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

onBothDatabases('networks', ({ open }) => {
  const serve = async (deps: Deps, difficulty = smallNetworks) => {
    const test = await openApp(deps, { admissions: createAdmissions(deps, { difficulty }) });
    const challenge = async (petition: string, address?: string, headers: Record<string, string> = {}) =>
      Challenge.parse(
        await (await test.app.request(`/v1/petitions/${petition}/challenge`, { headers }, fromSocket(address))).json(),
      );
    const prove = async (petition: string, address?: string) => solve(await challenge(petition, address));
    /** 1 where nothing has made it harder. */
    const hardness = async (petition: string, address?: string) =>
      decodeProof(await prove(petition, address)).solution.counter;
    /** A counter is drawn from a range, so that one alone may be low by chance. */
    const highestOfThree = async (petition: string, address?: string) =>
      Math.max(await hardness(petition, address), await hardness(petition, address), await hardness(petition, address));
    return { ...test, challenge, prove, hardness, highestOfThree };
  };
  const setUp = async (changes: Partial<Deps> = {}, difficulty = smallNetworks) => {
    const clock = manualClock(start);
    const deps = testDeps(await open(), { clock, ...changes });
    const { petition } = await putPetition(deps, { settings: { proofOfWork: true } });
    const rows = () => deps.database.reads.selectFrom('signature').selectAll().execute();
    const tags = async () => new Map((await rows()).map(({ signature, network_tag }) => [signature, network_tag]));
    const networkKeys = () => deps.database.reads.selectFrom('network_key').selectAll().execute();
    return { ...(await serve(deps, difficulty)), clock, deps, petition, rows, tags, networkKeys };
  };
  const busy = async (times: number, ask: () => Promise<unknown>) => {
    for (let asked = 0; asked < times; asked += 1) await ask();
  };

  it('take all of 500 honest signers behind one address in ten minutes, with more work and never a refusal', async () => {
    const { petition, prove, post, clock, rows } = await setUp({}, realRates);
    const statuses = new Set<number>();
    const counters: number[] = [];
    for (let signer = 0; signer < 500; signer += 1) {
      clock.advance((10 * minuteMs) / 500);
      const proof = await prove(petition, '203.0.113.7');
      counters.push(decodeProof(proof).solution.counter);
      const answer = await post(petition, signatureBody(`a${signer}@example.org`, { proof }), {}, '203.0.113.7');
      statuses.add(answer.status);
    }
    expect([...statuses]).toEqual([202]);
    expect(await rows()).toHaveLength(500);
    expect(Math.max(...counters.slice(0, 5))).toBeLessThan(10);
    expect(Math.max(...counters.slice(400))).toBeGreaterThan(20);
    expect(Math.max(...counters)).toBeLessThanOrEqual(40);
  }, 300_000);

  it('get harder challenges the more they ask, each on its own, until they have been quiet', async () => {
    const { petition, challenge, hardness, highestOfThree, clock } = await setUp();
    for (const [noisy, same, other] of [
      ['203.0.113.7', '::ffff:203.0.113.7', '203.0.113.8'],
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'],
    ] as const) {
      await busy(8, () => challenge(petition, noisy));
      expect(await highestOfThree(petition, same)).toBeGreaterThan(1);
      expect(await hardness(petition, other)).toBe(1);
      clock.advance(30 * minuteMs);
      expect(await hardness(petition, noisy)).toBe(1);
    }
  });

  it('do not hide behind an address that they made up', async () => {
    const trustedProxies = new BlockList();
    trustedProxies.addAddress('10.0.0.1', 'ipv4');
    const { deps, petition } = await setUp();
    const { challenge, hardness, highestOfThree } = await serve({
      ...deps,
      config: { ...deps.config, trustedProxies },
    });
    await busy(8, () => challenge(petition, '203.0.113.7', { 'x-forwarded-for': '192.0.2.66' }));
    expect(await highestOfThree(petition, '203.0.113.7')).toBeGreaterThan(1);
    await busy(8, () => challenge(petition, '10.0.0.1', { 'x-forwarded-for': '192.0.2.66, 203.0.113.9' }));
    expect(await highestOfThree(petition, '203.0.113.9')).toBeGreaterThan(1);
    expect(await hardness(petition, '192.0.2.66')).toBe(1);
  });

  it('are not needed: a petition that is asked a lot asks for more of all, also of those it can’t place', async () => {
    const { petition, challenge, hardness, highestOfThree, clock } = await setUp({}, smallPetition);
    await busy(8, () => challenge(petition));
    expect(await highestOfThree(petition)).toBeGreaterThan(1);
    expect(await highestOfThree(petition, '203.0.113.7')).toBeGreaterThan(1);
    clock.advance(5 * minuteMs);
    expect(await hardness(petition)).toBe(1);
  });

  it('leave a tag that is the same on each server for a day, tells neighbours together, and goes with its key', async () => {
    const { petition, prove, deps, clock, tags, networkKeys, ...here } = await setUp();
    const there = await serve({ ...deps });
    const signFrom = async (server: typeof here, address: string | undefined) => {
      const id = crypto.randomUUID();
      const body = signatureBody(`${id}@example.org`, { proof: await prove(petition) });
      expect((await server.post(petition, body, { 'idempotency-key': id }, address)).status).toBe(202);
      return (await tags()).get(id);
    };
    const [one, two] = await Promise.all([
      signFrom(here, '203.0.113.7'),
      signFrom({ ...here, ...there }, '203.0.113.99'),
    ]);
    expect(one).toEqual(expect.any(Number));
    expect(two).toBe(one);
    expect(await signFrom(here, '2001:db8:1:2::1')).toBe(await signFrom(here, '2001:db8:1:ffff::2'));
    expect(
      new Set([one, await signFrom(here, '198.51.100.7'), await signFrom(here, '192.0.2.7')]).size,
    ).toBeGreaterThan(1);
    expect(await signFrom(here, undefined)).toBeNull();
    clock.advance(dayMs);
    const tomorrow = await Promise.all(
      ['203.0.113.7', '198.51.100.8', '192.0.2.8'].map((from) => signFrom(here, from)),
    );
    expect(tomorrow[0] === one && tomorrow.every((tag) => tag === one)).toBe(false);
    expect((await networkKeys()).map(({ day }) => day)).toEqual(['2100-01-01', '2100-01-02']);

    // Purged once a day at the latest, the tags of the first day are gone before they are seven days old.
    clock.advance(4 * dayMs);
    await purge(deps);
    expect([...(await tags()).values()].filter((tag) => tag !== null)).toHaveLength(9);
    clock.advance(dayMs - 12 * 60 * minuteMs);
    await purge(deps);
    expect([...(await tags()).values()].filter((tag) => tag !== null)).toHaveLength(3);
    expect((await networkKeys()).map(({ day }) => day)).toEqual(['2100-01-02']);
    clock.advance(dayMs);
    await purge(deps);
    expect([...(await tags()).values()].filter((tag) => tag !== null)).toEqual([]);
    expect(await networkKeys()).toEqual([]);
  });

  it('are told nobody: no address is in the database or the logs, nor the key that would test one', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const { app, petition, prove, post, deps, rows } = await setUp({ log });
    const trusted = { 'x-forwarded-for': '198.51.100.201' };
    for (const address of ['203.0.113.77', '2001:db8:aaaa:bbbb::cccc']) {
      const proof = await prove(petition, address);
      expect((await post(petition, signatureBody('a@example.org', { proof }), trusted, address)).status).toBe(202);
      await post(petition, { proof: 'nonsense' }, trusted, address);
      await app.request(`/p/${petition}`, { headers: trusted }, fromSocket(address));
    }
    expect(lines.join('')).toContain('/v1/petitions/:petition/challenge');
    expect((await rows()).every(({ network_tag: tag }) => tag !== null && tag >= 0 && tag < 65_536)).toBe(true);

    const stored = `${await everythingIn(deps)}${lines.join('')}`.toLowerCase();
    for (const trace of traces) expect(stored).not.toContain(trace);
    const [row] = await deps.database.reads.selectFrom('network_key').selectAll().execute();
    const key = deps.keys['network-tag'].decrypt(row?.key ?? Buffer.alloc(0), `network-key/${row?.day}`);
    expect(key).toHaveLength(32);
    expect(stored).not.toContain(key?.toString('hex'));
  });
});

const texts = ['203.0.113.', '2001:db8:aaaa', '198.51.100.'];
const bytes = [
  [203, 0, 113],
  [0x20, 0x01, 0x0d, 0xb8, 0xaa, 0xaa],
  [198, 51, 100],
].map((one) => Buffer.from(one));
const traces = [
  ...texts,
  ...texts.map((text) => Buffer.from(text).toString('hex')),
  ...bytes.map((one) => one.toString('hex')),
];

/** All rows of all tables, bytes in hexadecimal. */
const everythingIn = async ({ database }: Deps): Promise<string> => {
  const tables = await database.reads.introspection.getTables();
  const contents = await Promise.all(
    tables.map(({ name }) =>
      database.reads
        .selectFrom(name as 'signature')
        .selectAll()
        .execute(),
    ),
  );
  return JSON.stringify(contents, (_, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString('hex') : value,
  );
};

const isBytes = (value: unknown): value is { readonly data: number[] } =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);
