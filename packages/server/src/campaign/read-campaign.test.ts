import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { exampleCampaign, writeCampaign } from '../../test/campaign.js';
import { reluctantPosition, testMember, testSettings, testTexts } from '../../test/petition.js';
import { CampaignError } from './campaign-error.js';
import { readCampaign } from './read-campaign.js';

const problemsOf = (files: Record<string, string | null>): readonly string[] => {
  try {
    readCampaign(writeCampaign(files));
    return [];
  } catch (error) {
    if (error instanceof CampaignError) return error.problems;
    throw error;
  }
};

const petition = (changes: Record<string, unknown>) => ({
  'petition.yaml': stringify({ ...testSettings(), ...changes }),
});
const french = (changes: Record<string, unknown>) => ({ 'texts/fr.yaml': stringify({ ...testTexts, ...changes }) });

/** The first ask goes to reluctant governments, and says this. */
const naming = (text: string) => {
  const texts = stringify({ ...testTexts, asks: { ...testTexts.asks, ratify: { text } } });
  const asks = [{ ask: 'ratify', when: { stance: 'reluctant' } }, { ask: 'support' }];
  return { ...petition({ asks }), 'texts/en.yaml': texts, 'texts/fr.yaml': texts };
};

const offering = (name: 'texts/en.yaml' | 'texts/fr.yaml') => ({
  [name]: stringify({
    ...testTexts,
    asks: { ...testTexts.asks, support: { ...testTexts.asks['support'], offer: 'Help.' } },
  }),
});

const milestone = (own: Record<string, string>) =>
  stringify({ milestones: [{ milestone: 'doha', title: 'Doha', status: 'held', ...own }] });

describe('a campaign folder', () => {
  it('is read as it was meant', () => {
    expect(readCampaign(writeCampaign())).toEqual(exampleCampaign());
  });

  it('may do without members, milestones, positions and groups', () => {
    const folder = writeCampaign({
      'members.yaml': null,
      'milestones.yaml': null,
      'positions.yaml': null,
      'groups.yaml': null,
    });
    expect(readCampaign(folder)).toMatchObject({ members: [], milestones: [], positions: [], groups: [] });
  });

  it('may bring catalogues in any language, one for each part', () => {
    const shown = { one: '{count} Person', other: '{count} Personen' };
    const folder = writeCampaign({
      'catalogues/pt-BR.json': '{"send": "Assinar"}',
      'catalogues/pt-BR-pages.json': JSON.stringify({ 'count.individual': shown }),
      'catalogues/de-map.json': '{"legend": "Legende"}',
      'catalogues/zh-Hant-TW-kinds.json': '{}',
    });
    expect(readCampaign(folder).catalogues).toEqual({
      de: { ...exampleCampaign().catalogues['de'], map: { legend: 'Legende' } },
      'pt-BR': { form: { send: 'Assinar' }, pages: { 'count.individual': shown } },
      'zh-Hant-TW': { kinds: {} },
    });
  });

  it('says what is wrong with a catalogue, and where', () => {
    const files = {
      'catalogues/de.json':
        '{\n  "send": "",\n  "counted": { "one": "eine" },\n  "toGoal": { "other": "x", "all": "y" },\n  "title": 3\n}',
      'catalogues/deutsch-seiten.json': '{}',
      'catalogues/en-kinds.json': '{}',
      'catalogues/en-pages.json': '{}',
      'catalogues/fr.yaml': 'send: Signer',
      'catalogues/.gitkeep': '',
    };
    const problems = problemsOf(files);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'catalogues/de.json:2:',
      'catalogues/de.json:3:',
      'catalogues/de.json:4:',
      'catalogues/de.json:5:',
      'catalogues/deutsch-seiten.json:',
      'catalogues/en-kinds.json:',
      'catalogues/fr.yaml:',
    ]);
    expect(problemsOf(petition({ languages: ['en', 'fr', 'en-abc'] }))[0]).toContain('must be a language tag');
    expect(problems[1]).toContain('counted.other is missing');
    expect(problems[2]).toContain('toGoal.all is not known here');
    expect(problems[3]).toContain('title must be one text, or one for each plural form');
  });

  it('may give less of one date of a milestone than of the other, and a goal at the floor', () => {
    const files = {
      'milestones.yaml': milestone({ from: '2008-02-29', to: '2008', outcome: 'Talks.', source: 'A report.' }),
      ...petition({
        floor: 10,
        goals: [
          { scope: 'KE', target: 10 },
          { scope: 'total', target: 5 },
        ],
      }),
    };
    expect(problemsOf(files)).toEqual([]);
  });

  it('tells the problems of all files at once', () => {
    const files = {
      ...petition({ floor: 0 }),
      'texts/fr.yaml': null,
      'groups.yaml': 'groups: [',
      'members.yaml': 'members: 3',
    };
    const named = problemsOf(files).map((problem) => problem.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(['petition.yaml', 'texts/fr.yaml', 'groups.yaml', 'members.yaml']));
  });
});

describe('a problem is told with its file and line:', () => {
  it.each([
    [
      'a position without source',
      { 'positions.yaml': '# one\npositions:\n  - country: DE\n    stance: open\n    asOf: 2008\n' },
      'positions.yaml:3: positions[0].source is missing: every position names its source',
    ],
    ['a key twice', { 'groups.yaml': 'groups: []\ngroups: []\n' }, 'groups.yaml:2: this key stands here twice'],
    ['an unknown key', { 'members.yaml': 'members: []\nmembrs: []\n' }, 'members.yaml:2: membrs is not known here'],
    ['broken YAML', { 'groups.yaml': '\ngroups: ]\n' }, 'groups.yaml:2: is not valid YAML'],
    ['a missing file', { 'texts/fr.yaml': null }, 'texts/fr.yaml: is missing'],
    [
      'a country that is none',
      { 'groups.yaml': 'groups:\n - group: g\n   name: G\n   countries:\n    - KE\n    - ZZ\n' },
      'groups.yaml:6: groups[0].countries[1] must be a country code',
    ],
    [
      'an ask for no group',
      petition({ asks: [{ ask: 'ratify', when: { group: 'none' } }, { ask: 'support' }] }),
      'asks[0] (ratify) is for group none',
    ],
    [
      'a rule of two parts',
      petition({ asks: [{ ask: 'ratify', when: { ratified: true, stance: 'open' } }, { ask: 'support' }] }),
      'petition.yaml:',
    ],
    [
      'no neutral ask',
      petition({ asks: [{ ask: 'support' }, { ask: 'ratify', when: { ratified: false } }] }),
      'asks[1] (ratify) is the last and has a when',
    ],
    ['two neutral asks', petition({ asks: [{ ask: 'support' }, { ask: 'ratify' }] }), 'asks[0] (support) has no when'],
    ['a default language that is none', petition({ defaultLanguage: 'es' }), 'defaultLanguage is es'],
    [
      'closing before opening',
      petition({ opensAt: '2009-01-01', closesAt: '2008-01-01' }),
      'closesAt is not after opensAt',
    ],
    [
      'a recipient key that is none',
      petition({ recipientKeys: [{ key: 'age1x', holder: 'Desk' }] }),
      'recipientKeys[0].key is not an age public key',
    ],
    [
      'a key for contact data that is none',
      { 'members.yaml': stringify({ members: [testMember('a', { contactKey: 'age1x' })] }) },
      'members[0].contactKey is not an age public key',
    ],
    [
      'a lead without a sentence to agree to',
      petition({ lead: { name: 'Lead', contactKey: 'age1x' } }),
      'texts/fr.yaml:1: optIn.lead is missing',
    ],
    [
      'a member with a key, but no sentence to agree to',
      { 'members.yaml': stringify({ members: [testMember('a', { contactKey: 'age1x' })] }) },
      'texts/en.yaml:1: optIn.member is missing',
    ],
    ['a sentence that names nobody', french({ optIn: { lead: 'Write to me.' } }), 'optIn.lead has no placeholder'],
    [
      'a sentence with another placeholder',
      french({ optIn: { member: '{holder}, {country}' } }),
      'optIn.member has {country} {holder}',
    ],
    [
      'a demand twice',
      petition({ demands: [{ demand: 'visits' }, { demand: 'visits' }] }),
      'demands[1] is visits for a second time',
    ],
    [
      'an outcome without a source',
      petition({ demands: [{ demand: 'visits', outcome: 'partly' }] }),
      'demands[0] (visits) has the outcome partly and no source: say where that can be read',
    ],
    [
      'a goal twice',
      petition({
        goals: [
          { scope: 'countries', above: 10, target: 3 },
          { scope: 'countries', above: 10, target: 5 },
        ],
      }),
      'goals[1] is the goal of countries above 10 for a second time',
    ],
    [
      'a goal that every country reaches as soon as it shows',
      petition({ floor: 10, goals: [{ scope: 'countries', above: 9, target: 3 }] }),
      'goals[0].above is 9, below the floor: a country shows from 10 signatures on',
    ],
    [
      'a goal that a country reaches as soon as it shows',
      petition({ floor: 10, goals: [{ scope: 'KE', target: 9 }] }),
      'goals[0].target is 9, below the floor: KE shows from 10 signatures on',
    ],
    [
      'a goal of more countries than there are',
      petition({ goals: [{ scope: 'countries', above: 10, target: 300 }] }),
      'goals[0].target is 300, more than the 2',
    ],
    [
      'a goal of countries that does not say above what',
      petition({ goals: [{ scope: 'countries', target: 300 }] }),
      'goals[0].above is missing',
    ],
    ['a demand without text', french({ demands: {} }), 'demands.visits is missing'],
    [
      'a text without demand',
      french({ demands: { ...testTexts.demands, vists: { title: 'V', text: 'V' } } }),
      'demands.vists is not in petition.yaml',
    ],
    [
      'a placeholder left out',
      french({ asks: { ...testTexts.asks, support: { text: 'support' } } }),
      'asks.support.text has no placeholder, in en it has {country}',
    ],
    [
      'an offer that names no country, where the others do',
      {
        ...french({ asks: { ...testTexts.asks, support: { ...testTexts.asks['support'], offer: 'Help.' } } }),
        'texts/en.yaml': stringify({
          ...testTexts,
          asks: { ...testTexts.asks, support: { ...testTexts.asks['support'], offer: 'Help for {country}.' } },
        }),
      },
      'asks.support.offer has no placeholder, in en it has {country}',
    ],
    [
      'an offer in the default language alone',
      offering('texts/en.yaml'),
      'asks.support.offer is missing: en has it, so write it here too, or remove it there',
    ],
    [
      'an offer in another language alone',
      offering('texts/fr.yaml'),
      'asks.support.offer is missing in en: write it there too, or remove it here',
    ],
    [
      'a placeholder that is none',
      french({ asks: { ...testTexts.asks, support: { text: '{country} {contry}' } } }),
      'asks.support.text has {contry}, which nothing is known to fill in',
    ],
    [
      'an ask that names demands, where no position says which',
      {
        ...naming('{country}: give up what you hold against {demands}.'),
        'positions.yaml': stringify({ positions: [reluctantPosition('EG')] }),
      },
      'positions.yaml:2: EG would be asked ratify, which names the demands concerned ({demands})',
    ],
    [
      'an ask for every other government that names demands',
      {
        'texts/en.yaml': stringify({ ...testTexts, asks: { ...testTexts.asks, support: { text: '{demands}' } } }),
        'texts/fr.yaml': stringify({ ...testTexts, asks: { ...testTexts.asks, support: { text: '{demands}' } } }),
      },
      'every other government would be asked support',
    ],
    [
      'a demand both supported and objected to',
      {
        'positions.yaml':
          'positions:\n- {country: DE, stance: open, source: S, asOf: 2008, supports: [visits], objectsTo: [visits]}\n',
      },
      'positions.yaml:2: positions[0].objectsTo names visits, which stands in supports too',
    ],
    [
      'a day that there is not',
      { 'positions.yaml': 'positions:\n- {country: DE, stance: open, source: S, asOf: 2006-02-30}\n' },
      'positions.yaml:2: positions[0].asOf is a day that its month does not have: correct it',
    ],
    [
      'a year without a leap day',
      { 'milestones.yaml': milestone({ from: '2009-02-29' }) },
      'milestones.yaml:5: milestones[0].from is a day that its month does not have',
    ],
    ['an opening on no day', petition({ opensAt: '2009-11-31' }), 'opensAt is a day that its month does not have'],
    [
      'a milestone that ends before it begins',
      { 'milestones.yaml': milestone({ from: '2009-11-09', to: '2009-10' }) },
      'milestones.yaml:6: milestones[0] (doha) ends (to: 2009-10) before it begins (from: 2009-11-09)',
    ],
    [
      'an outcome of a milestone without a source',
      { 'milestones.yaml': milestone({ from: '2009', outcome: 'A mechanism.' }) },
      'milestones.yaml:6: milestones[0] (doha) has an outcome and no source: say where that can be read',
    ],
    [
      'a country twice in a group',
      { 'groups.yaml': 'groups:\n - group: g\n   name: G\n   countries: [KE, DE,\n     ke]\n' },
      'groups.yaml:5: groups[0].countries[2] is KE for a second time: remove one of them',
    ],
    [
      'a parent that is none',
      { 'members.yaml': stringify({ members: [testMember('a', { parent: 'b' })] }) },
      'members[0].parent is b',
    ],
    [
      'an address elsewhere',
      { 'members.yaml': stringify({ members: [testMember('a', { url: 'https://b.example/' })] }) },
      'members[0].url is not on one',
    ],
    [
      'a position on a demand that is none',
      { 'positions.yaml': 'positions:\n- {country: DE, stance: open, source: S, asOf: 2008, supports: [none]}\n' },
      'positions.yaml:2: positions[0].supports names none',
    ],
  ])('%s', (_, files, says) => {
    expect(problemsOf(files as Record<string, string | null>).join('\n')).toContain(says);
  });

  it('a secret identity, which is not repeated', () => {
    const pasted = 'AGE-SECRET-KEY-1ABC';
    const said = problemsOf({
      ...petition({ recipientKeys: [{ key: pasted, holder: 'Desk' }], lead: { name: 'Lead', contactKey: pasted } }),
      'members.yaml': stringify({ members: [testMember('a', { contactKey: pasted.toLowerCase() })] }),
    }).join('\n');
    for (const place of ['recipientKeys[0].key', 'lead.contactKey', 'members[0].contactKey'])
      expect(said).toContain(`${place} is a secret identity`);
    expect(said.toUpperCase()).not.toContain('1ABC');
  });
});
