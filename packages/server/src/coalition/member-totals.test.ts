import { MemberTotals } from '@uncac-petition/shared';
import { identityToRecipient } from 'age-encryption';
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { openApp, tokenFor, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { runMemberCommand } from '../../test/run-commands.js';
import { addSignatures } from '../../test/signatures.js';
import { createToken } from '../admission/index.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { withdraw } from '../signatures/index.js';
import { tick } from '../tally/index.js';

onBothDatabases('Totals by member', ({ open }) => {
  let database: Database;
  let deps: Deps;
  let test: TestApp;
  let petition: string;
  let ids: string[];
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    petitions += 1;
    deps = testDeps(database);
    const put = await putPetition(deps, {
      settings: { petition: `petition-${petitions}`, floor: 10, steps: 5 },
      members: [
        testMember('kenya', { parent: 'africa' }),
        testMember('africa', { parent: 'world' }),
        testMember('world'),
        testMember('quiet'),
      ],
    });
    petition = put.petition;
    ids = await addSignatures(
      deps,
      petition,
      [await identityToRecipient(put.identity)],
      [
        { country: 'KE', member: 'kenya' },
        { country: 'KE', member: 'kenya' },
        { country: 'FR', member: 'kenya' },
        { country: 'KE', member: 'world' },
        { country: 'FR' },
        { country: 'DE', member: 'world' },
      ],
    );
    await tick(deps);
    test = await openApp(deps);
  });

  const ask = async (query = '', authorization?: string) =>
    test.app.request(`/v1/petitions/${petition}/members/totals${query}`, {
      headers: authorization === undefined ? {} : { authorization },
    });
  const bearer = async (given: Parameters<typeof createToken>[1] = { scopes: ['totals'] }) =>
    `Bearer ${(await createToken(deps, given)).text}`;
  const run = async (...words: string[]) => (await runMemberCommand(deps, words)).out;

  it('are exact, rolled up to parents, and fit the table country × member in both directions', async () => {
    const answer = await ask('', await bearer());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const body = MemberTotals.parse(await answer.json());
    const line = (member: string, parent: string | null, count: number, withChapters: number) => ({
      member,
      parent,
      count,
      withChapters,
      alsoBrought: 0,
    });
    expect(body).toEqual({
      petition,
      sequence: 6,
      asOf: new Date(deps.clock.now()).toISOString(),
      total: 6,
      members: [
        line('africa', 'world', 0, 3),
        line('kenya', 'africa', 3, 3),
        line('quiet', null, 0, 0),
        line('world', null, 2, 5),
      ],
      uncredited: 1,
      countries: [
        { country: 'KE', count: 3 },
        { country: 'FR', count: 2 },
        { country: 'DE', count: 1 },
      ],
      cells: [
        { country: 'DE', member: 'world', count: 1 },
        { country: 'FR', member: 'kenya', count: 1 },
        { country: 'FR', member: null, count: 1 },
        { country: 'KE', member: 'kenya', count: 2 },
        { country: 'KE', member: 'world', count: 1 },
      ],
    });
  });

  it('hold what the tally has counted, and nothing that has come to none', async () => {
    await withdraw(deps, await tokenFor(deps, 'mine-link', ids[5] ?? ''));
    const body = async () => MemberTotals.parse(await (await ask('', await bearer())).json());
    expect(await body()).toMatchObject({ sequence: 6, total: 6 });
    await tick(deps);
    const after = await body();
    expect(after).toMatchObject({ sequence: 7, total: 5 });
    expect(after.countries.map(({ country }) => country)).toEqual(['KE', 'FR']);
    expect(after.cells.filter(({ country }) => country === 'DE')).toEqual([]);
  });

  it('say by whose pages signers came too, as long as they count', async () => {
    const brought = ids.slice(0, 2).map((signature) => ({ signature, member: 'quiet', petition, at: 1 }));
    await transaction(database, (tx) => tx.insertInto('also_brought').values(brought).execute());
    const quiet = async () =>
      MemberTotals.parse(await (await ask('', await bearer())).json()).members.find(({ member }) => member === 'quiet');
    expect(await quiet()).toMatchObject({ count: 0, alsoBrought: 2 });
    await withdraw(deps, await tokenFor(deps, 'mine-link', ids[0] ?? ''));
    expect(await quiet()).toMatchObject({ count: 0, alsoBrought: 1 });
  });

  it('come as a table for a spreadsheet', async () => {
    const answer = await ask('?format=csv', await bearer({ scopes: ['totals', 'export'], petition }));
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${petition}-members.csv"`);
    expect(parse(await answer.text())).toEqual([
      ['country', 'kenya', 'world', '(none)', '(all)'],
      ['KE', '2', '1', '0', '3'],
      ['FR', '1', '0', '1', '2'],
      ['DE', '0', '1', '0', '1'],
      ['(all)', '3', '2', '1', '6'],
    ]);
  });

  it.each([
    ['nobody', 401, undefined],
    ['a token for something else', 403, { scopes: ['export'] }],
    ['a token for another petition', 403, { scopes: ['totals'], petition: 'another' }],
    ['a token for one member', 403, { scopes: ['totals'], holder: 'member/kenya' }],
  ] as const)('are not for %s', async (_whose, status, given) => {
    const answer = await ask('', given && (await bearer(given)));
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/kenya|count/);
  });

  it('say what is wrong with a request', async () => {
    const odd = await ask('?format=xml', await bearer());
    expect(odd.status).toBe(422);
    expect(await odd.json()).toMatchObject({ errors: [{ path: 'format', code: 'unknown' }] });
    const missing = await test.app.request('/v1/petitions/no-such/members/totals', {
      headers: { authorization: await bearer() },
    });
    expect(missing.status).toBe(404);
  });

  it('are written by a command', async () => {
    expect(JSON.parse(await run('totals', '--petition', petition, '--format', 'json'))).toMatchObject({ total: 6 });
    expect(await run('totals', '--petition', petition, '--format', 'csv')).toBe(
      await (await ask('?format=csv', await bearer())).text(),
    );
    expect((await run('totals', '--petition', petition)).split('\n').slice(1)).toEqual([
      '',
      'member  parent  own  with chapters  also brought',
      'africa  world     0              3             0',
      'kenya   africa    3              3             0',
      'quiet             0              0             0',
      'world             2              5             0',
      '(none)            1',
      '(all)             6',
      '',
      'country  kenya  world  (none)  (all)',
      'KE           2      1       0      3',
      'FR           1      0       1      2',
      'DE           0      1       0      1',
      '(all)        3      2       1      6',
      '',
    ]);
    await expect(run('totals', '--petition', 'no-such')).rejects.toThrow('There is no petition no-such.');
  });
});
