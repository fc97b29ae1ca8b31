import { fileURLToPath } from 'node:url';
import type { Campaign } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { demoRecipient, exampleCampaign, writeCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { testMember, testTexts } from '../../test/petition.js';
import { deriveKeys } from '../config/keys.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { listMembers } from '../members/index.js';
import { currentVersions, findPetition, listRecipientKeys } from '../petitions/index.js';
import { insertSignature } from '../signatures/signature.repository.js';
import { applyCampaign } from './apply-campaign.js';
import { findCampaign, writeCampaignFiles } from './export-campaign.js';
import { readCampaign } from './read-campaign.js';

const petition = 'test-petition';
const changedDemands: Partial<Campaign> = {
  texts: { en: { ...testTexts, demands: { visits: { title: 'Visits', text: 'Other words.' } } }, fr: testTexts },
};

const signOn = ({ database, random }: Deps, member: string) =>
  transaction(database, (tx) =>
    insertSignature(tx, {
      signature: random.uuid(1),
      petition,
      member,
      status: 'pending',
      kind: 'individual',
      country: 'KE',
      lang: 'en',
      rule_version: 1,
      sealed_fields: '[]',
      flags: '[]',
      handover: 'full-name',
      petition_version: 1,
      privacy_version: 1,
      consent_version: 1,
      ask: 'support',
      ask_version: 1,
      posted_at: 1,
    }),
  );

onBothDatabases('campaign apply', ({ open }) => {
  const applied = async (campaign = exampleCampaign()) => {
    const deps = testDeps(await open());
    const differences = await applyCampaign(deps, campaign);
    return { deps, differences, stored: () => findPetition(deps.database.reads, petition) };
  };

  it('says what it adds, and the second time changes nothing', async () => {
    const { deps, differences, stored } = await applied();
    expect(differences).toEqual([
      '+ petition test-petition',
      '+ member chapter-kenya',
      '+ member international',
      '+ milestone doha',
      '+ milestone bali',
      '+ position DE 2008-11-01',
      '+ group grulac',
    ]);
    expect(await applyCampaign(deps, exampleCampaign())).toEqual([]);
    expect((await stored())?.revision).toBe(1);
  });

  it('says what changed and counts it as a revision', async () => {
    const { deps, stored } = await applied();
    const next = exampleCampaign({ petition: { floor: 5 }, milestones: [], groups: [] });
    const french = { ...testTexts, summary: ['Autre.'] };
    expect(
      await applyCampaign(deps, { ...next, texts: { ...next.texts, fr: { ...french, title: 'Pétition d’essai' } } }),
    ).toEqual([
      '~ petition floor',
      '~ texts fr: summary',
      '+ version 2 of text petition',
      '- milestone doha',
      '- milestone bali',
      '- group grulac',
    ]);
    expect((await stored())?.revision).toBe(2);
    expect((await currentVersions(deps.database.reads, petition)).get('consent')).toBe(1);
  });

  it('says to whose key contacts go from now on, and keeps each sentence as a version', async () => {
    const [one, two] = [(await demoRecipient()).recipient, (await demoRecipient()).recipient];
    const withContacts = (key: string, sentence: string) => {
      const said = { ...testTexts, optIn: { lead: sentence, member: '{holder} may write.' } };
      return exampleCampaign({
        petition: { lead: { name: 'Lead', contactKey: key } },
        texts: { en: said, fr: said },
        members: [testMember('international', { contactKey: key })],
      });
    };
    const { deps } = await applied(withContacts(one, 'May {holder} write?'));
    expect(await applyCampaign(deps, withContacts(one, 'May {holder} write?'))).toEqual([]);
    expect(await applyCampaign(deps, withContacts(two, 'Yes, {holder}.'))).toEqual([
      '~ petition lead',
      '~ texts en: optIn',
      '~ texts fr: optIn',
      `~ contacts of the lead are sealed to ${two} from now on`,
      '+ version 2 of text opt-in/lead',
      '~ member international',
      `~ contacts of member international are sealed to ${two} from now on`,
    ]);
    const versions = await currentVersions(deps.database.reads, petition);
    expect([versions.get('opt-in/lead'), versions.get('opt-in/member')]).toEqual([2, 1]);
    const written = writeCampaign();
    writeCampaignFiles(written, await findCampaign(deps, petition));
    expect(readCampaign(written)).toMatchObject({
      petition: { lead: { name: 'Lead', contactKey: two } },
      members: [{ contactKey: two }],
    });
  });

  it('takes another addressee or offer of an ask for another version of it: it was signed with them', async () => {
    const saying = (said: { addressee?: string; offer?: string }) => {
      const texts = { ...testTexts, asks: { ...testTexts.asks, support: { text: '{country}: support it.', ...said } } };
      return exampleCampaign({ texts: { en: texts, fr: texts } });
    };
    const { deps } = await applied(saying({}));
    const changed = ['~ texts en: asks', '~ texts fr: asks'];
    expect(await applyCampaign(deps, saying({ addressee: 'The ministry' }))).toEqual([
      ...changed,
      '+ version 2 of text ask/support',
    ]);
    expect(await applyCampaign(deps, saying({ addressee: 'The ministry', offer: 'We help.' }))).toEqual([
      ...changed,
      '+ version 3 of text ask/support',
    ]);
  });

  it('takes words of its own, and says which changed', async () => {
    const { deps, stored } = await applied();
    const catalogues = { de: { form: { send: 'Mitmachen' } }, 'pt-BR': { pages: { 'page.skip': 'Ir' } } };
    expect(await applyCampaign(deps, exampleCampaign({ catalogues }))).toEqual([
      '~ catalogue de: send',
      '- catalogue de-pages',
      '+ catalogue pt-BR-pages',
    ]);
    expect(await stored()).toMatchObject({ revision: 2, catalogues });
  });

  it('changes demands of an open petition only as a new version (promise 12)', async () => {
    const { deps } = await applied();
    const next = exampleCampaign(changedDemands);
    await expect(applyCampaign(deps, next)).rejects.toThrow('--new-version');
    expect((await currentVersions(deps.database.reads, petition)).get('petition')).toBe(1);
    await applyCampaign(deps, next, { newVersion: true });
    expect((await currentVersions(deps.database.reads, petition)).get('petition')).toBe(2);
  });

  it('changes demands of a draft, and the outcome of a demand at any time', async () => {
    const draft = { status: 'draft' } as const;
    const { deps } = await applied(exampleCampaign({ petition: draft }));
    await expect(applyCampaign(deps, exampleCampaign({ ...changedDemands, petition: draft }))).resolves.toContain(
      '~ texts en: demands',
    );
    await applyCampaign(deps, exampleCampaign(changedDemands));
    const met = exampleCampaign({
      ...changedDemands,
      petition: { demands: [{ demand: 'visits', outcome: 'met', source: 'Doha' }] },
    });
    expect(await applyCampaign(deps, met)).toEqual(['~ petition demands']);
  });

  it('retires a member with signatures, even pending ones, and deletes one without', async () => {
    const { deps } = await applied();
    await signOn(deps, 'chapter-kenya');
    expect(await applyCampaign(deps, exampleCampaign({ members: [] }))).toEqual([
      '~ member chapter-kenya (retired: it has signatures)',
      '- member international',
    ]);
    expect(await listMembers(deps.database.reads, petition)).toMatchObject([
      { member: 'chapter-kenya', retiredAt: deps.clock.now() },
    ]);
    expect(await applyCampaign(deps, exampleCampaign({ members: [testMember('chapter-kenya')] }))).toEqual([
      '~ member chapter-kenya (takes part again)',
    ]);
  });

  it('never changes or removes positions and recipient keys', async () => {
    const { recipient } = await demoRecipient();
    const { deps, stored } = await applied(
      exampleCampaign({ petition: { recipientKeys: [{ key: recipient, holder: 'Desk' }] } }),
    );
    expect(await applyCampaign(deps, exampleCampaign({ positions: [] }))).toEqual([
      `only in the database: recipient key ${recipient} (Desk)`,
      'only in the database: position DE 2008-11-01 (Report)',
    ]);
    expect(await listRecipientKeys(deps.database.reads, petition)).toHaveLength(1);
    expect((await stored())?.revision).toBe(1);
  });

  it('refuses another SECRET', async () => {
    const { deps } = await applied();
    await expect(
      applyCampaign({ ...deps, keys: deriveKeys('another secret, also long enough for it') }, exampleCampaign()),
    ).rejects.toThrow('SECRET');
  });

  it('gives back what it took: read, apply, export, read', async () => {
    const { deps } = await applied();
    const folder = writeCampaign();
    writeCampaignFiles(folder, await findCampaign(deps, petition));
    expect(readCampaign(folder)).toEqual(exampleCampaign());
  });

  it('takes the example campaign, twice', async () => {
    const example = readCampaign(fileURLToPath(new URL('../../../../examples/campaign', import.meta.url)));
    const { deps } = await applied(example);
    expect(await applyCampaign(deps, example)).toEqual([]);
    const exported = await findCampaign(deps, example.petition.petition);
    expect(exported.petition).toEqual(example.petition);
    expect(await applyCampaign(deps, exported)).toEqual([]);
  });
});
