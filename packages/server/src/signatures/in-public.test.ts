import type { PetitionFile, Problem, PublicTotals, Supporters } from '@uncac-petition/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, reluctantPosition } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { recount } from '../tally/index.js';
import { acceptMany } from './accept.js';
import { correctCountry } from './correct-country.js';
import { declineMany } from './decline.js';
import { endedPetitions } from './ended-petitions.js';
import { excludeMany } from './exclude.js';
import { restoreMany } from './restore.js';
import { findSignature } from './signature.repository.js';
import { withdraw } from './withdraw.js';

const by = { reason: 'Looked at its site', actor: 'J. Coordinator' };
const day = 24 * 60 * 60 * 1000;

const organisation = (website = 'https://ngo.example', changes: Record<string, unknown> = {}) => ({
  kind: 'organisation',
  name: undefined,
  organisation: { name: 'The Watch', website, role: 'Director', type: 'cso' },
  ...changes,
});

const parliamentarian = (changes: Record<string, unknown> = {}) => ({
  kind: 'parliamentarian',
  name: 'José Muñoz',
  parliament: { name: 'National Assembly', chamber: 'Lower house', constituency: 'Nairobi' },
  ...changes,
});

onBothDatabases('signing in public', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });
  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const clock = manualClock();
    const deps = testDeps(database, { clock });
    petitions += 1;
    const { petition } = await putPetition(deps, {
      settings: {
        petition: `petition-${petitions}`,
        kinds: ['individual', 'organisation', 'parliamentarian'],
        parliaments: [{ country: 'KE', name: 'Parliament of Kenya', domains: ['parliament.example'] }],
        ...settings,
      },
      positions: [reluctantPosition('EG')],
    });
    const test = await openApp(deps);
    const post = async (address: string, changes: Record<string, unknown>) => {
      const id = deps.random.uuid(clock.now());
      const answer = await test.post(petition, signatureBody(address, changes), { 'idempotency-key': id });
      expect([answer.status, await answer.text()]).toEqual([202, '{"status":"confirmation-sent"}']);
      return id;
    };
    const sign = async (address: string, changes: Record<string, unknown>) => {
      const id = await post(address, changes);
      await test.confirm(id);
      return id;
    };
    const totals = async (): Promise<PublicTotals> => {
      await test.count();
      expect(await recount(deps, petition)).toEqual([]);
      return (await test.app.request(`/v1/petitions/${petition}/totals`)).json() as Promise<PublicTotals>;
    };
    const mine = (id: string) => tokenFor(deps, 'mine-link', id);
    return {
      ...test,
      deps: { ...test.deps },
      clock,
      petition,
      post,
      sign,
      totals,
      mine,
      row: (id: string) => findSignature(database.reads, id),
      accept: (...ids: string[]) => acceptMany(deps, ids, by),
      decline: (...ids: string[]) => declineMany(deps, ids, by),
      events: (id: string) =>
        database.reads
          .selectFrom('tally_event')
          .select(['type', 'reason', 'actor'])
          .where('signature', '=', id)
          .execute(),
      salts: (id: string) =>
        database.reads.selectFrom('tally_event').select('salt').where('signature', '=', id).execute(),
      problems: async (changes: Record<string, unknown>) => {
        const answer = await test.post(petition, signatureBody('a@ngo.example', changes));
        return ((await answer.json()) as Problem).errors;
      },
    };
  };

  it('stores the entry in clear, seals nothing, keeps no address, and is named in full everywhere', async () => {
    const { post, row } = await setUp();
    const id = await post(
      'office@mail.ngo.example',
      organisation('www.ngo.example/about#us', { country: 'EG', showName: true, withoutName: true }),
    );
    const stored = await row(id);
    expect(stored).toMatchObject({
      status: 'pending',
      kind: 'organisation',
      public_key: 'ngo.example',
      domain_check: 'same',
      sealed: null,
      data_key: null,
      sealed_fields: '[]',
      display_name: null,
      handover: 'full-name',
    });
    expect(JSON.parse(stored?.public_entry ?? '')).toEqual({
      kind: 'organisation',
      name: 'The Watch',
      type: 'cso',
      website: 'https://www.ngo.example/about',
      role: 'Director',
    });
    expect(JSON.stringify(stored)).not.toContain('office');
  });

  it.each([
    ['its parliament', 'KE', 'a@mail.parliament.example', 'same'],
    ['another', 'KE', 'a@people.example', 'other'],
    ['one that nobody has named', 'UG', 'a@parliament.example', 'unknown'],
  ])("compares the domain of a parliamentarian's mail with %s", async (_, country, address, expected) => {
    const { post, row } = await setUp();
    expect(await row(await post(address, parliamentarian({ country })))).toMatchObject({ domain_check: expected });
  });

  describe('says what is wrong with', () => {
    it.each([
      [
        'a kind that the petition has not',
        { kinds: ['individual'] as const },
        organisation(),
        [['kind', 'not-allowed']],
      ],
      [
        'an organisation that says nothing',
        {},
        { kind: 'organisation' },
        [
          ['organisation.name', 'required'],
          ['organisation.website', 'required'],
          ['organisation.role', 'required'],
        ],
      ],
      ['a bare suffix', {}, organisation('https://github.io'), [['organisation.website', 'invalid']]],
      ['an address', {}, organisation('https://192.0.2.7/'), [['organisation.website', 'invalid']]],
      ['localhost', {}, organisation('localhost'), [['organisation.website', 'invalid']]],
      ['an empty label', {}, organisation('https://ngo..org'), [['organisation.website', 'invalid']]],
      ['a website with a password', {}, organisation('https://a:b@ngo.example'), [['organisation.website', 'invalid']]],
      ['another scheme', {}, organisation('javascript:alert(1)'), [['organisation.website', 'invalid']]],
      [
        'a name too long',
        {},
        organisation(undefined, { organisation: { name: 'x'.repeat(201), website: 'ngo.example', role: 'R' } }),
        [['organisation.name', 'too-long']],
      ],
      [
        'a parliamentarian that says nothing',
        {},
        { kind: 'parliamentarian' },
        [
          ['parliament.name', 'required'],
          ['parliament.chamber', 'required'],
        ],
      ],
      ['a parliamentarian without a name', {}, parliamentarian({ name: '' }), [['name', 'required']]],
    ])('%s', async (_, settings, changes, errors) => {
      const { problems } = await setUp(settings as Partial<PetitionFile>);
      expect(await problems(changes)).toEqual(errors.map(([path, code]) => ({ path, code })));
    });
  });

  it('takes a website with a port and without a scheme', async () => {
    const { post, row } = await setUp();
    const stored = await row(await post('a@ngo.example', organisation('ngo.example:8080')));
    expect(stored?.public_key).toBe('ngo.example');
    expect(JSON.parse(stored?.public_entry ?? '')).toMatchObject({ website: 'https://ngo.example:8080/' });
  });

  it('takes all fields of a form, and keeps those of its kind', async () => {
    const { app, petition, row, deps } = await setUp();
    const id = deps.random.uuid(0);
    const form = {
      ...signatureBody('a@ngo.example', { name: 'Somebody', consent: 'on', kind: 'organisation' }),
      'organisation.name': 'The Watch',
      'organisation.website': 'ngo.example',
      'organisation.role': 'Director',
      'organisation.type': 'faith',
      'parliament.name': '',
      'parliament.chamber': '',
      idempotencyKey: id,
    };
    const body = new URLSearchParams(form as unknown as Record<string, string>);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': id };
    const answer = await app.request(`/v1/petitions/${petition}/signatures`, { method: 'POST', headers, body });
    expect(answer.status).toBe(202);
    expect(JSON.parse((await row(id))?.public_entry ?? '')).toMatchObject({ name: 'The Watch', type: 'faith' });
  });

  it('counts only once it is accepted, with reason and actor', async () => {
    const { sign, confirm, accept, totals, row, events } = await setUp();
    const [one, other] = [await sign('a@ngo.example', organisation()), await sign('b@p.example', parliamentarian())];
    expect(await (await confirm(one)).text()).toContain('counts once the coalition has checked it');
    expect(await row(one)).toMatchObject({ status: 'awaiting', confirmed_at: null });
    expect((await totals()).signatures.total).toBe(0);
    expect(await events(one)).toEqual([]);
    expect(await accept(one, other)).toEqual({ accepted: 2, already: [] });
    expect(await accept(one, other)).toEqual({ accepted: 0, already: [] });
    expect(await events(one)).toEqual([{ type: 'sign', ...by }]);
    await sign('c@people.example', { country: 'UG' });
    const { signatures, countries, kindCountries } = await totals();
    expect(signatures).toEqual({ total: 3, individual: 1, organisation: 1, parliamentarian: 1 });
    expect(countries).toEqual([
      { country: 'KE', count: 2 },
      { country: 'UG', count: 1 },
    ]);
    expect(kindCountries).toEqual({ organisation: 1, parliamentarian: 1 });
    expect(await (await confirm(one)).text()).toContain('Thank you');
  });

  it('counts an organisation and a parliamentarian once; others with it wait on', async () => {
    const { sign, accept, totals, row } = await setUp();
    const ids = [
      await sign('a@ngo.example', organisation('https://ngo.example')),
      await sign('b@ngo.example', organisation('https://www.ngo.example/en')),
      await sign('a@p.example', parliamentarian()),
      await sign('b@p.example', parliamentarian({ name: 'JOSE  MUNOZ' })),
      await sign('c@p.example', parliamentarian({ country: 'UG' })),
      await sign('c@one.example', organisation('https://one.github.io')),
      await sign('c@two.example', organisation('https://two.github.io')),
    ];
    const { accepted, already } = await accept(...ids);
    expect([accepted, already.length]).toEqual([5, 2]);
    for (const { signature } of already) expect(await row(signature)).toMatchObject({ status: 'awaiting' });
    expect(already.map(({ holder }) => holder)).toEqual([ids[0], ids[2]]);
    expect((await totals()).signatures).toMatchObject({ organisation: 3, parliamentarian: 2 });
  });

  it('counts two of one domain, and two of one name, where a coordinator says that they are apart', async () => {
    const { deps, sign, accept, totals, row, events } = await setUp();
    const [one, two, same] = [
      await sign('a@one.example', organisation('https://one.wordpress.com/')),
      await sign('b@two.example', organisation('https://two.wordpress.com/')),
      await sign('c@one.example', organisation('https://one.wordpress.com/about')),
    ];
    const [ana, namesake] = [
      await sign('a@p.example', parliamentarian()),
      await sign('b@p.example', parliamentarian()),
    ];
    expect((await accept(one, two, ana, namesake)).already).toEqual([
      { signature: two, holder: one },
      { signature: namesake, holder: ana },
    ]);
    expect(await acceptMany(deps, [two, namesake], by, { apart: true })).toEqual({ accepted: 2, already: [] });
    expect(await events(two)).toEqual([{ type: 'sign', ...by }]);
    const key = (await row(one))?.public_key;
    expect((await row(two))?.public_key).toBe(`${key}#${two}`);
    expect((await row(namesake))?.public_key).toBe(`${(await row(ana))?.public_key}#${namesake}`);
    expect((await totals()).signatures).toMatchObject({ organisation: 2, parliamentarian: 2 });
    await excludeMany(deps, [one], by);
    await declineMany(deps, [one], by);
    expect((await accept(same)).already).toEqual([{ signature: same, holder: two }]);
  });

  it('leaves its plain place to one that is accepted as apart from nobody', async () => {
    const { deps, sign, row } = await setUp();
    const id = await sign('a@ngo.example', organisation());
    expect(await acceptMany(deps, [id], by, { apart: true })).toEqual({ accepted: 1, already: [] });
    expect(await row(id)).toMatchObject({ status: 'confirmed', public_key: 'ngo.example' });
  });

  it('frees the domain and the mailbox of an impostor that was accepted, excluded and then declined', async () => {
    const { deps, sign, accept, decline, row, totals, confirm, mine, events, salts } = await setUp();
    const impostor = await sign('a@ngo.example', organisation());
    await accept(impostor);
    await excludeMany(deps, [impostor], by);
    const own = await sign('b@ngo.example', organisation());
    expect((await accept(own)).accepted).toBe(0);
    expect(await decline(impostor)).toBe(1);
    const declined = await row(impostor);
    expect(declined).toMatchObject({
      status: 'declined',
      public_entry: null,
      public_key: null,
      signer_key: null,
      domain_check: null,
    });
    expect(JSON.parse(declined?.declined ?? '')).toMatchObject(by);
    expect((await events(impostor)).map(({ type }) => type)).toEqual(['sign', 'exclude']);
    expect(await salts(impostor)).toEqual([{ salt: null }, { salt: null }]);
    expect(await restoreMany(deps, [impostor], by)).toEqual({ restored: 0, withdrawn: 0 });
    expect(await accept(own)).toEqual({ accepted: 1, already: [] });
    expect((await totals()).signatures).toMatchObject({ total: 1, organisation: 1 });
    await confirm(await sign('a@ngo.example', {}));
    expect((await totals()).signatures).toMatchObject({ total: 2, individual: 1 });
    await withdraw(deps, await mine(impostor));
    expect(await row(impostor)).toMatchObject({ status: 'declined' });
  });

  it('declines no individual that was excluded', async () => {
    const { deps, sign, decline, row } = await setUp();
    const id = await sign('a@people.example', {});
    await excludeMany(deps, [id], by);
    expect(await decline(id)).toBe(0);
    expect(await row(id)).toMatchObject({ status: 'excluded', signer_key: expect.anything() });
  });

  it('counts one of many that two coordinators accept at once', async () => {
    const { sign, totals, deps } = await setUp();
    const ids: string[] = [];
    for (let one = 0; one < 10; one += 1) ids.push(await sign(`m${one}@ngo.example`, organisation()));
    const outcomes = await Promise.all(
      [...ids, ...ids.toReversed()].map((id) => acceptMany({ ...deps, database }, [id], by)),
    );
    expect(outcomes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(1);
    expect((await totals()).signatures.organisation).toBe(1);
  });

  it("holds its mailbox's place while it waits, and lets it sign again once it is declined", async () => {
    const { sign, decline, accept, confirm, row, totals, post, events } = await setUp();
    const id = await sign('a@ngo.example', organisation());
    const again = await post('a@ngo.example', {});
    expect(await (await confirm(again)).text()).toContain('You had already signed');
    expect(await row(again)).toMatchObject({ status: 'pending' });
    expect(await decline(id)).toBe(1);
    expect(await decline(id)).toBe(0);
    expect(await accept(id)).toEqual({ accepted: 0, already: [] });
    const declined = await row(id);
    expect(declined).toMatchObject({
      status: 'declined',
      public_entry: null,
      public_key: null,
      domain_check: null,
      signer_key: null,
      soft_key: null,
      network_tag: null,
    });
    expect(JSON.parse(declined?.declined ?? '')).toMatchObject(by);
    expect(await events(id)).toEqual([]);
    expect(await (await confirm(id)).text()).toContain('does not count');
    await confirm(again);
    expect((await totals()).signatures).toMatchObject({ total: 1, individual: 1 });
  });

  it('is withdrawn while it waits, without a trace in the tally, and then by whoever was accepted', async () => {
    const { deps, sign, mine, accept, row, events, totals } = await setUp();
    const erased = { status: 'withdrawn', public_entry: null, public_key: null, signer_key: null, domain_check: null };
    const waiting = await sign('a@ngo.example', organisation());
    await withdraw(deps, await mine(waiting));
    expect(await row(waiting)).toMatchObject(erased);
    expect(await events(waiting)).toEqual([]);
    expect(await accept(waiting)).toEqual({ accepted: 0, already: [] });
    const accepted = await sign('a@ngo.example', organisation());
    await accept(accepted);
    expect((await totals()).signatures.organisation).toBe(1);
    await withdraw(deps, await mine(accepted));
    expect(await row(accepted)).toMatchObject(erased);
    expect((await totals()).signatures.organisation).toBe(0);
    const once = await sign('b@ngo.example', organisation());
    expect(await accept(once)).toEqual({ accepted: 1, already: [] });
  });

  it('keeps out an organisation that was excluded, even once it has withdrawn', async () => {
    const { deps, sign, mine, accept, row, totals } = await setUp();
    const id = await sign('a@ngo.example', organisation());
    await accept(id);
    await excludeMany(deps, [id], by);
    const other = await sign('b@ngo.example', organisation());
    expect(await accept(other)).toEqual({ accepted: 0, already: [{ signature: other, holder: id }] });
    await restoreMany(deps, [id], by);
    expect((await totals()).signatures.organisation).toBe(1);
    await excludeMany(deps, [id], by);
    await withdraw(deps, await mine(id));
    expect(await row(id)).toMatchObject({ status: 'excluded', public_entry: null, public_key: 'ngo.example' });
    expect(await accept(other)).toEqual({ accepted: 0, already: [{ signature: other, holder: id }] });
    await restoreMany(deps, [id], by);
    expect(await row(id)).toMatchObject({ status: 'withdrawn', public_key: null });
    expect(await accept(other)).toEqual({ accepted: 1, already: [] });
    expect((await totals()).signatures.organisation).toBe(1);
  });

  it('is listed in public once it is accepted, until it is excluded or withdrawn', async () => {
    const { app, deps, petition, sign, accept, mine } = await setUp({ fields: [] });
    const list = async (query: string) => {
      const answer = await app.request(`/v1/petitions/${petition}/supporters${query}`);
      return [answer.status, ((await answer.json()) as Supporters).supporters] as const;
    };
    const ids = [
      await sign('a@ngo.example', organisation()),
      await sign('b@ong.example', organisation('ong.example', { country: 'UG' })),
      await sign('c@p.example', parliamentarian()),
    ];
    await sign('d@other.example', organisation('other.example'));
    expect(await list('?kind=organisation')).toEqual([200, []]);
    await accept(...ids);
    const [first, second] = [
      { name: 'The Watch', type: 'cso', website: 'https://ngo.example/', country: 'KE' },
      { name: 'The Watch', type: 'cso', website: 'https://ong.example/', country: 'UG' },
    ];
    expect(await list('?kind=organisation')).toEqual([200, [first, second]]);
    const parliament = { parliament: 'National Assembly', chamber: 'Lower house', constituency: 'Nairobi' };
    expect(await list('?kind=parliamentarian')).toEqual([200, [{ name: 'José Muñoz', ...parliament, country: 'KE' }]]);
    await excludeMany(deps, ids.slice(0, 1), by);
    expect(await list('?kind=organisation')).toEqual([200, [second]]);
    await withdraw(deps, await mine(ids[1] ?? ''));
    expect(await list('?kind=organisation')).toEqual([200, []]);
    expect((await list(''))[0]).toBe(404);
    expect((await list('?kind=individual'))[0]).toBe(422);
  });

  it('moves to another country while it waits; what was accepted stays where it was checked', async () => {
    const { deps, sign, mine, accept, row, totals, events } = await setUp();
    const [ngo, member] = [await sign('a@ngo.example', organisation()), await sign('b@p.example', parliamentarian())];
    for (const id of [ngo, member]) {
      await correctCountry(deps, await mine(id), 'EG');
      expect(await row(id)).toMatchObject({ country: 'EG', handover: 'full-name', status: 'awaiting' });
      expect(await events(id)).toEqual([]);
    }
    expect(await row(member)).toMatchObject({
      public_key: '["EG","national assembly","jose munoz"]',
      domain_check: 'unknown',
    });
    expect(JSON.parse((await row(member))?.public_entry ?? '')).toMatchObject({ name: 'José Muñoz' });
    await accept(ngo, member);
    await correctCountry(deps, await mine(ngo), 'UG');
    await correctCountry(deps, await mine(member), 'UG');
    expect([(await row(ngo))?.country, (await row(member))?.country]).toEqual(['EG', 'EG']);
    expect(await row(ngo)).toMatchObject({ handover: 'full-name', public_entry: expect.any(String) });
    expect((await totals()).countries).toEqual([{ country: 'EG', count: 2 }]);
  });

  it('keeps the public entry of what counts when the data of the petition are destroyed, and of nothing else', async () => {
    const { deps, clock, sign, accept, row } = await setUp({ closesAt: '2008-11-03T00:00:00.000Z', retentionDays: 90 });
    const [counted, excluded, waiting] = [
      await sign('a@ngo.example', organisation()),
      await sign('b@ong.example', organisation('https://ong.example')),
      await sign('c@p.example', parliamentarian()),
    ];
    await accept(counted, excluded);
    await excludeMany(deps, [excluded], by);
    clock.advance(93 * day);
    await endedPetitions.forget(deps);
    expect(await row(counted)).toMatchObject({
      status: 'confirmed',
      signer_key: null,
      domain_check: null,
      public_entry: expect.stringContaining('The Watch'),
    });
    expect(await row(excluded)).toMatchObject({ status: 'excluded', public_entry: null, public_key: null });
    expect(await row(waiting)).toMatchObject({
      status: 'declined',
      public_entry: null,
      public_key: null,
      signer_key: null,
    });
    expect(await accept(waiting)).toEqual({ accepted: 0, already: [] });
  });
});
