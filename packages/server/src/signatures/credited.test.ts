import { paths, Problem, type PetitionFile } from '@uncac-petition/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { demoRecipient } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { listSightings, retireMember, saveMember } from '../members/index.js';

const here = 'http://localhost:8787';
const site = 'https://alpha.example';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

onBothDatabases('the member of a signature', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });

  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const deps = testDeps(database);
    petitions += 1;
    const { petition } = await putPetition(deps, {
      settings: { petition: `petition-${petitions}`, ...settings },
      members: [
        testMember('alpha', {
          contactKey: (await demoRecipient()).recipient,
          frameOrigins: ['https://frames.example'],
        }),
        testMember('beta'),
        testMember('nomad', { origins: [], url: null }),
        testMember('gone'),
      ],
      texts: { optIn: { member: '{holder} may write.', lead: '{holder} may write.' } },
    });
    await transaction(database, (tx) => retireMember(tx, petition, 'gone', 1));
    const test = await openApp(deps);
    const rows = () => database.reads.selectFrom('signature').selectAll().where('petition', '=', petition).execute();
    const memberOf = async (id: string) => (await rows()).find(({ signature }) => signature === id)?.member;
    const signOn = async (origin: string | undefined, body: Record<string, unknown>) => {
      const id = crypto.randomUUID();
      const answer = await test.app.request(paths.signatures(petition), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id, ...(origin !== undefined && { origin }) },
        body: JSON.stringify(signatureBody('a@example.org', body)),
      });
      return { id, answer };
    };
    const signByForm = async (query: string, headers: Record<string, string>, fields: Record<string, string> = {}) => {
      const id = crypto.randomUUID();
      const body = {
        name: 'Amina',
        email: 'a@example.org',
        country: 'KE',
        consent: 'true',
        idempotencyKey: id,
        ...fields,
      };
      const answer = await test.app.request(`${paths.page(petition)}${query}`, {
        method: 'POST',
        headers: { ...form, ...headers },
        body: new URLSearchParams(body).toString(),
      });
      return { id, answer };
    };
    const load = (query: string, headers: Record<string, string> = {}) =>
      test.app.request(`${paths.petition(petition)}${query}`, { headers });
    const seen = async () => {
      await test.deps.sightings.settled();
      return listSightings(database.reads, petition);
    };
    return { ...test, petition, memberOf, signOn, signByForm, load, seen };
  };

  it.each<[string, string | undefined, string, string | null]>([
    ['from its site', site, 'alpha', 'alpha'],
    ['from a frame of its site builder', 'https://frames.example', 'alpha', 'alpha'],
    ['from a page of ours', here, 'alpha', 'alpha'],
    ['from anywhere, where it lists no site', 'https://anywhere.example', 'nomad', 'nomad'],
    ['for nobody from another member’s site', 'https://beta.example', 'alpha', null],
    ['for nobody from a sub-domain', 'https://blog.alpha.example', 'alpha', null],
    ['for nobody from another port', `${site}:8443`, 'alpha', null],
    ['for nobody from a frame without an origin', 'null', 'alpha', null],
    ['for nobody without an origin', undefined, 'alpha', null],
    ['for nobody where it is unknown', site, 'nobody', null],
    ['for nobody where it is retired', 'https://gone.example', 'gone', null],
  ])('is credited %s, with the same answer', async (_what, origin, member, credited) => {
    const { signOn, memberOf } = await setUp();
    const [named, unnamed] = [await signOn(origin, { member }), await signOn(site, {})];
    expect(await memberOf(named.id)).toBe(credited);
    const seen = await Promise.all(
      [named, unnamed].map(async ({ answer }) => [answer.status, [...answer.headers], await answer.text()]),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.[0]).toBe(202);
  });

  it('gets contact data only where it is credited: nobody else collects them in its name', async () => {
    const { signOn } = await setUp();
    const holders = async ({ id }: { id: string }) =>
      (await database.reads.selectFrom('contact').select('holder').where('signature', '=', id).execute()).map(
        ({ holder }) => holder,
      );
    const ticked = { member: 'alpha', optIn: ['member'] };
    expect(await holders(await signOn(site, ticked))).toEqual(['member/alpha']);
    expect(await holders(await signOn('https://evil.example', ticked))).toEqual([]);
  });

  it('is offered contact data on a page that is credited to it only', async () => {
    const { load } = await setUp();
    const boxes = async (headers: Record<string, string>) => {
      const answer = await load('?member=alpha', headers);
      expect(answer.headers.get('vary')).toMatch(/\bOrigin\b/);
      const { optIn, member } = (await answer.json()) as { optIn: { holder: string }[]; member: { member: string } };
      expect(member.member).toBe('alpha');
      return optIn.map(({ holder }) => holder);
    };
    expect(await boxes({})).toEqual(['member']);
    for (const origin of [site, here]) expect(await boxes({ origin })).toEqual(['member']);
    for (const origin of ['https://evil.example', 'null']) expect(await boxes({ origin })).toEqual([]);
  });

  describe('on our own page', () => {
    const own = { origin: 'null', 'sec-fetch-site': 'same-origin' };

    it.each<[string, string, Record<string, string>, string | null]>([
      ['is the one in the address', '?member=alpha', own, 'alpha'],
      ['is the one in the address in a browser that tells nothing', '?member=alpha', {}, 'alpha'],
      ['is never one that only the form names', '', own, null],
      [
        'is none where another site posted it',
        '?member=alpha',
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
        null,
      ],
      ['is none where a neighbour posted it', '?member=alpha', { origin: 'null', 'sec-fetch-site': 'same-site' }, null],
      ['is none where an old browser tells of another site', '?member=alpha', { origin: 'https://evil.example' }, null],
    ])('%s', async (_what, query, headers, credited) => {
      const { signByForm, memberOf } = await setUp();
      const { id, answer } = await signByForm(query, headers, { member: 'beta' });
      expect(answer.status).toBe(202);
      expect(await memberOf(id)).toBe(credited);
    });

    it('stays in the address through mistakes and languages, as the form sends it', async () => {
      const { app, petition, signByForm, memberOf } = await setUp();
      const mistaken = await signByForm('?lang=en&member=alpha', own, { email: 'nothing' });
      expect(mistaken.answer.status).toBe(422);
      const again = await mistaken.answer.text();
      expect(again).toContain(`href="?member=alpha&amp;lang=fr"`);
      const [, action = ''] = /<form[^>]* action="([^"]+)"/.exec(again) ?? [];
      const [path, query = ''] = action.replaceAll('&amp;', '&').split('?');
      expect(path).toBe(paths.page(petition));
      const { id } = await signByForm(`?${query.split('#')[0]}`, own);
      expect(await memberOf(id)).toBe('alpha');
      const french = await (await app.request(`${paths.page(petition)}?member=alpha&lang=fr`)).text();
      expect(french).toMatch(/action="[^"]*lang=fr&amp;member=alpha/);
    });
  });

  it('was seen where it is credited, on the day, and nowhere else', async () => {
    const { load, signOn, signByForm, seen } = await setUp();
    await load('?member=alpha', { origin: site });
    for (const origin of ['https://evil.example', here, 'null']) await load('?member=alpha', { origin });
    await load('?member=alpha');
    await load('', { origin: site });
    await signOn('https://evil.example', { member: 'alpha' });
    expect(await seen()).toEqual([{ member: 'alpha', origin: site, loadedOn: '2008-11-01', signedOn: null }]);
    await signOn(site, { member: 'alpha' });
    await signByForm('?member=beta', {});
    expect(await seen()).toEqual([
      { member: 'alpha', origin: site, loadedOn: '2008-11-01', signedOn: '2008-11-01' },
      { member: 'beta', origin: here, loadedOn: null, signedOn: '2008-11-01' },
    ]);
  });

  describe('where a petition is for members’ pages only', () => {
    const refused = async (answer: Response) => {
      expect(answer.status).toBe(403);
      expect(Problem.parse(await answer.json()).code).toBe('origin-not-allowed');
      expect(answer.headers.get('vary')).toMatch(/\bOrigin\b/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    };

    it.each([site, 'https://frames.example', 'https://beta.example', here, undefined])(
      'is shown on %s',
      async (origin) => {
        const { load, signOn } = await setUp({ embeddableBy: 'members' });
        const answer = await load('?member=nomad', origin === undefined ? {} : { origin });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('vary')).toMatch(/\bOrigin\b/);
        expect((await signOn(origin, {})).answer.status).toBe(202);
      },
    );

    it.each(['https://evil.example', 'https://blog.alpha.example', 'https://gone.example', 'null'])(
      'is not on %s, whatever member it names',
      async (origin) => {
        const { load, signOn, memberOf } = await setUp({ embeddableBy: 'members' });
        for (const member of ['alpha', 'nomad', 'gone']) {
          await refused(await load(`?member=${member}`, { origin }));
          const { id, answer } = await signOn(origin, { member });
          await refused(answer);
          expect(await memberOf(id)).toBeUndefined();
        }
      },
    );

    it('still answers a retry, and still varies with nothing where it is for all', async () => {
      const { petition, post } = await setUp({ embeddableBy: 'members' });
      const key = { 'idempotency-key': crypto.randomUUID() };
      await post(petition, signatureBody('a@example.org'), { ...key, origin: site });
      expect((await post(petition, signatureBody('a@example.org'), { ...key, origin: 'null' })).status).toBe(202);
      const forAll = await setUp();
      const answer = await forAll.load('', { origin: 'https://evil.example' });
      expect([answer.status, answer.headers.get('vary')]).toEqual([200, 'Accept-Language, Accept-Encoding']);
    });
  });

  it('takes part again once it is saved again', async () => {
    const { petition, deps, signOn, memberOf } = await setUp();
    await transaction(database, async (tx) => {
      await saveMember(tx, petition, testMember('gone'));
      await tx.updateTable('petition').set({ revision: 2 }).where('petition', '=', petition).execute();
    });
    await deps.petitions.refresh();
    expect(await memberOf((await signOn('https://gone.example', { member: 'gone' })).id)).toBe('gone');
  });
});
