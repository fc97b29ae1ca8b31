import { PublicGroups, PublicTotals } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { demoRecipient, exampleCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { reluctantPosition, testTexts } from '../../test/petition.js';
import { addSignatures } from '../../test/signatures.js';
import { applyCampaign } from '../campaign/index.js';

const petition = 'test-petition';

/** The like-minded: Egypt objects to visits, Angola is reluctant and has ratified, of China nothing is known. */
const campaign = () => {
  const { texts, ...rest } = exampleCampaign();
  const asks = {
    ...testTexts.asks,
    lift: { text: '{country}: lift your objections to {demands}.', offer: 'We help.' },
  };
  const french = { ...asks, lift: { text: '{country} : levez vos objections à {demands}.', offer: 'Nous aidons.' } };
  return exampleCampaign({
    ...rest,
    petition: {
      floor: 10,
      steps: 5,
      asks: [
        { ask: 'lift', when: { group: 'like-minded' } },
        { ask: 'ratify', when: { ratified: false } },
        { ask: 'support' },
      ],
    },
    texts: { en: { ...testTexts, asks }, fr: { ...testTexts, ...texts['fr'], asks: french } },
    positions: [
      { ...reluctantPosition('EG'), objectsTo: ['visits'] },
      { ...reluctantPosition('AO'), ratified: true },
    ],
    groups: [
      {
        group: 'grulac',
        name: { en: 'Latin America', fr: 'Amérique latine' },
        countries: ['AR', 'BR', 'UY'],
        source: 'UN',
      },
      { group: 'like-minded', name: 'Like-minded group', countries: ['AO', 'CN', 'EG'], source: null },
    ],
  });
};

onBothDatabases('groups of countries', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    await applyCampaign(deps, campaign());
    const test = await openApp(deps);
    const { recipient } = await demoRecipient();
    const sign = async (country: string, count: number) => {
      const signatures = Array.from({ length: count }, () => ({ country }));
      await addSignatures(deps, petition, [recipient], signatures);
      await test.count();
    };
    const at = (query = '') => test.app.request(`/v1/petitions/${petition}/groups${query}`);
    const groups = async (query?: string) => PublicGroups.strict().parse(await (await at(query)).json()).groups;
    const totals = async () =>
      PublicTotals.parse(await (await test.app.request(`/v1/petitions/${petition}/totals`)).json());
    return { at, groups, totals, sign };
  };

  it('say where their governments stand, and what a signature from there asks for', async () => {
    const { groups } = await setUp();
    expect(await groups('?lang=fr')).toEqual([
      {
        group: 'grulac',
        name: 'Amérique latine',
        source: 'UN',
        countries: ['AR', 'BR', 'UY'],
        stances: { open: 0, hesitant: 0, reluctant: 0, unknown: 3 },
        ratified: { yes: 0, no: 0, unknown: 3 },
        count: 0,
        ask: null,
      },
      {
        group: 'like-minded',
        name: 'Like-minded group',
        source: null,
        countries: ['AO', 'CN', 'EG'],
        stances: { open: 0, hesitant: 0, reluctant: 2, unknown: 1 },
        ratified: { yes: 1, no: 0, unknown: 2 },
        count: 0,
        ask: {
          ask: 'lift',
          version: 1,
          text: '{country} : levez vos objections à Visits.',
          addressee: null,
          offer: 'Nous aidons.',
        },
      },
    ]);
  });

  it('count what shows of their countries, so that nothing tells of the others (promise 6)', async () => {
    const { groups, totals, sign } = await setUp();
    await sign('AR', 13);
    await sign('BR', 9);
    const shown = (await totals()).countries;
    expect(shown).toEqual([{ country: 'AR', count: 10 }]);
    expect((await groups())[0]?.count).toBe(10);
    await sign('BR', 1);
    const { countries } = await totals();
    expect((await groups())[0]?.count).toBe(countries.reduce((sum, { count }) => sum + count, 0));
    expect((await groups())[0]?.count).toBe(20);
  });

  it('may be kept by caches, and read from any page', async () => {
    const { at } = await setUp();
    const { status, headers } = await at();
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+/);
    expect((await at('/../../none/groups')).status).toBe(404);
  });
});
