import { PublicTotals } from '@uncac-petition/shared';
import { identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { openApp, tokenFor, type TestApp } from '../test/app.js';
import { testDeps } from '../test/deps.js';
import { onBothDatabases } from '../test/on-both-databases.js';
import { putPetition, reluctantPosition, testMember } from '../test/petition.js';
import { fill, routesOf } from '../test/routes.js';
import { addSignatures } from '../test/signatures.js';
import { transaction } from './db/transaction.js';
import { saveGroup } from './positions/index.js';
import { excludeMany, restoreMany, withdraw } from './signatures/index.js';

/** Behind a link or a token, endless, a picture (its test reads what it says), or of the machine and not of a petition. */
const notRead =
  /:token|\/stream$|\/export$|members\/totals$|\/challenge$|picture\.png$|^\/(?:livez|readyz|metrics|dev|open|assets|frame|widget)/;

/** Every public answer about a petition, by the path asked for: status, headers and body, as a stranger gets them. */
const readAll = async ({ app }: TestApp, petition: string): Promise<Map<string, string>> => {
  const values: Readonly<Record<string, string>> = { petition, country: 'UG', member: 'beta' };
  const paths = routesOf(app)
    .filter(({ method, path }) => method === 'GET' && !notRead.test(path))
    .map(({ path }) => fill(path, (parameter) => values[parameter] ?? 'x'));
  const answers = new Map<string, string>();
  for (const path of paths)
    for (const query of ['', '?lang=fr&member=beta&kind=organisation']) {
      const { status, headers, ...answer } = await read(app, `${path}${query}`);
      answers.set(`${path}${query}`, [status, JSON.stringify([...headers]), answer.text].join('\n'));
    }
  return answers;
};

const read = async (app: TestApp['app'], address: string) => {
  const answer = await app.request(address);
  return { status: answer.status, headers: answer.headers, text: withoutNonces(await answer.text()) };
};

/** Forms carry tokens that are new each time. */
const withoutNonces = (text: string): string => text.replace(/(<input type="hidden" name="[^"]*" value=")[^"]*/g, '$1');

/** What may move with every signature: when, how many in all, and how many in places that are not named. */
const exact = (text: string, total: number): string =>
  text
    .replace(/\["etag",.*?"\]|"asOf":"[^"]*"/g, '')
    .replace(/"sequence":\d+/g, '')
    .replace(/"signatures":\{[^}]*\}/g, '')
    .replace(/"withheld":\{.*?\}\}/g, '')
    .replaceAll(String(total), '#');

/** So many that no other number of an answer is the same. */
const founding = { KE: 311, FR: 23 };

onBothDatabases('whoever reads every public answer over time', ({ open }) => {
  /** @returns the addresses whose answer moved with something that happened below the floor */
  const moved = async (floor: number): Promise<string[]> => {
    const deps = testDeps(await open());
    const { petition, identity } = await putPetition(deps, {
      settings: {
        floor,
        steps: 1,
        fields: ['showName'],
        goals: [
          { scope: 'UG', target: 2 },
          { scope: 'countries', above: 1, target: 4 },
        ],
      },
      members: [
        testMember('alpha'),
        testMember('beta', { parent: 'alpha', origins: [] }),
        testMember('gamma', { parent: 'alpha' }),
        testMember('delta'),
      ],
      positions: [reluctantPosition('UG')],
    });
    await transaction(deps.database, (tx) =>
      saveGroup(tx, petition, { group: 'east', name: 'East', countries: ['KE', 'UG'], source: null }),
    );
    const test = await openApp(deps);
    const recipient = await identityToRecipient(identity);
    const add = (country: string, member: string | null, many = 1) =>
      addSignatures(
        deps,
        petition,
        [recipient],
        Array.from({ length: many }, () => ({ country, member })),
      );
    await add('KE', 'alpha', founding.KE);
    await add('FR', null, founding.FR);
    await test.count();

    let total = founding.KE + founding.FR;
    let before = await readAll(test, petition);
    const found = new Set<string>();
    const happens = async (act: () => Promise<unknown>, change: number): Promise<void> => {
      const last = { answers: before, total };
      await act();
      await test.count();
      before = await readAll(test, petition);
      total += change;
      for (const [address, answer] of before)
        if (exact(answer, total) !== exact(last.answers.get(address) ?? '', last.total)) found.add(address);
    };

    const [one = ''] = await add('UG', 'beta');
    await happens(async () => undefined, 1);
    await happens(() => add('TZ', 'gamma'), 1);
    await happens(() => add('UG', 'beta', 2), 2);
    const by = { reason: 'A test.', actor: 'Test desk' };
    await happens(() => excludeMany(deps, [one], by), -1);
    await happens(() => restoreMany(deps, [one], by), 1);
    await happens(async () => withdraw(deps, await tokenFor(deps, 'mine-link', one)), -1);
    const { data } = PublicTotals.safeParse(await (await test.app.request(`/v1/petitions/${petition}/totals`)).json());
    expect(data?.signatures.total).toBe(total);
    return [...found];
  };

  it('sees nothing move but the grand total and what is withheld, while a place is below the floor', async () => {
    expect(await moved(5)).toEqual([]);
  });

  it('would see more with the floor off', async () => {
    expect(await moved(1)).toContain('/v1/petitions/test-petition/totals');
  });
});
