import { fileURLToPath } from 'node:url';
import { Petition, PublicGroups } from '@uncac-petition/shared';
import { beforeEach, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { wordsOfSources } from '../../test/widget-words.js';
import { applyCampaign } from './apply-campaign.js';
import { importPositions } from './import-positions.js';
import { readCampaign, readCampaignWithNotes } from './read-campaign.js';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const petition = 'review-mechanism';

it('leaves nothing to note about the example campaign: each language has all words of the form, the map, pages and mails', () => {
  const { campaign, notes } = readCampaignWithNotes(`${examples}campaign`, wordsOfSources());
  expect(notes).toEqual([]);
  expect(Object.keys(campaign.catalogues)).toEqual(['de', 'pt']);
});

onBothDatabases('the example campaign', ({ open }) => {
  let test: TestApp;
  beforeEach(async () => {
    const deps = testDeps(await open());
    await applyCampaign(deps, readCampaign(`${examples}campaign`));
    test = await openApp(deps);
  });
  const view = async (lang: string) =>
    Petition.parse(await (await test.app.request(`/v1/petitions/${petition}?lang=${lang}`)).json());

  it.each([
    ['DE', 'ratify', null, 'Germany: we ask the government to have the Convention ratified'],
    [
      'EG',
      'lift-the-objections',
      'reluctant',
      'Egypt: we ask the government to withdraw its objections to these demands: Country reports are published, Civil society takes part, and Reviewers visit every country.',
    ],
    ['FI', 'carry-the-process-on', null, 'Finland: we ask the government that hosts the Finland process'],
    ['VE', 'lift-the-objections', 'reluctant', 'Venezuela: we ask the government to withdraw'],
    ['AR', 'common-position', null, 'Argentina: we ask the government to work with'],
  ])('asks %s to %s', async (country, ask, stance, text) => {
    const government = (await view('en')).governments.countries[country];
    expect(government).toMatchObject({ ask: { ask }, stance: stance ?? 'unknown' });
    expect(government?.ask.text).toContain(text);
    expect(government?.ask.offer?.includes('technical help') ?? false).toBe(ask === 'ratify');
  });

  it('asks Kenya, of which no source says anything, for what fits any government', async () => {
    const { governments } = await view('en');
    expect(governments.countries).not.toHaveProperty('KE');
    expect(governments.default).toMatchObject({ ask: { ask: 'support' }, stance: 'unknown', source: null });
  });

  it.each(['en', 'fr', 'es', 'ar', 'ru', 'zh', 'de', 'pt'])('leaves no placeholder and no hole in %s', async (lang) => {
    const { governments } = await view(lang);
    for (const { ask, source, asOf, stance, ratified } of Object.values(governments.countries)) {
      for (const said of [ask.text, ask.addressee, ask.offer]) expect(said ?? '').not.toMatch(/[{}]|:\s*\.|\s\./);
      expect([source, asOf].includes(null)).toBe(stance === 'unknown' && ratified === null);
    }
  });

  it('knows nine reluctant governments, the like-minded group, and three that have not ratified', async () => {
    const { governments } = await view('en');
    const having = (wanted: (one: Petition['governments']['default']) => boolean) =>
      Object.keys(governments.countries).filter((country) => {
        const one = governments.countries[country];
        return one !== undefined && wanted(one);
      });
    const nine = ['AO', 'CN', 'DZ', 'EG', 'IR', 'PK', 'RU', 'VE', 'ZW'];
    expect(having(({ stance }) => stance === 'reluctant').toSorted()).toEqual(nine);
    expect(having(({ ratified }) => ratified === false).toSorted()).toEqual(['CH', 'DE', 'IN']);
    const { groups } = PublicGroups.parse(await (await test.app.request(`/v1/petitions/${petition}/groups`)).json());
    expect(groups.find(({ group }) => group === 'like-minded')).toMatchObject({
      countries: nine,
      stances: { reluctant: 9, unknown: 0 },
      ask: { ask: 'lift-the-objections' },
    });
  });

  it('takes later ratifications as a table, and then asks for something else', async () => {
    expect(await importPositions(test.deps, { file: `${examples}later-ratifications.csv`, petition })).toEqual([
      '+ position CH 2009',
      '+ position IN 2011',
      '+ position DE 2014',
    ]);
    await test.count();
    expect((await view('en')).governments.countries['DE']).toMatchObject({ ratified: true, ask: { ask: 'support' } });
  });
});
