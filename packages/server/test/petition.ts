import type { Catalogues, PetitionFile, TextsFile } from '@uncac-petition/shared';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { transaction } from '../src/db/transaction.js';
import type { Deps } from '../src/deps.js';
import { saveMember, type Member } from '../src/members/index.js';
import { insertPetition, insertRecipientKey, insertTextVersion } from '../src/petitions/index.js';
import { insertPosition, type Position } from '../src/positions/index.js';
import { openTally } from '../src/tally/index.js';

export const testSettings = (changes: Partial<PetitionFile> = {}): PetitionFile => ({
  petition: 'test-petition',
  status: 'open',
  opensAt: null,
  closesAt: null,
  languages: ['en', 'fr'],
  defaultLanguage: 'en',
  kinds: ['individual'],
  fields: ['locality'],
  floor: 1,
  steps: 1,
  goals: [{ scope: 'total', target: 100 }],
  embeddableBy: 'anyone',
  parliaments: [],
  successor: null,
  proofOfWork: false,
  retentionDays: 90,
  lead: null,
  responsible: { name: 'Test Coalition', contact: 'desk@coalition.example', url: null },
  handover: { default: 'full-name', reluctant: 'count-only' },
  demands: [{ demand: 'visits', outcome: 'open', source: null }],
  asks: [{ ask: 'ratify', when: { ratified: false } }, { ask: 'support' }],
  recipientKeys: [],
  ...changes,
});

export const testTexts: TextsFile = {
  title: 'Test petition',
  summary: ['What it is about.'],
  demands: { visits: { title: 'Visits', text: 'Every review has a visit.' } },
  asks: { ratify: { text: '{country}: ratify.' }, support: { text: '{country}: support it.' } },
  consent: 'I agree.',
  privacy: [{ heading: 'What we hold', paragraphs: ['Little.'] }],
  mail: { sender: 'Test Office', subject: 'Your link' },
  share: 'Sign too',
};

export const testMember = (member: string, changes: Partial<Member> = {}): Member => ({
  member,
  name: `The ${member}`,
  kind: 'cso',
  country: null,
  parent: null,
  origins: [`https://${member}.example`],
  url: `https://${member}.example/thanks`,
  contactKey: null,
  frameOrigins: [],
  languages: [],
  logo: null,
  colours: null,
  share: null,
  privacy: null,
  ...changes,
});

/** Where only counts are handed over. */
export const reluctantPosition = (country: string): Position => ({
  country,
  stance: 'reluctant',
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: 'A note.',
  asOf: '2008-10-01',
});

interface Contents {
  readonly settings?: Partial<PetitionFile>;
  readonly members?: readonly Member[];
  readonly positions?: readonly Position[];
  readonly texts?: Partial<TextsFile>;
  readonly catalogues?: Catalogues;
}

/** Puts a petition into an empty database. @returns its slug and the identity that opens its rows */
export const putPetition = async (
  deps: Deps,
  { settings, members = [], positions = [], texts, catalogues = {} }: Contents = {},
) => {
  const said = { ...testTexts, ...texts };
  const file = testSettings(settings);
  const { petition } = file;
  const identity = await generateX25519Identity();
  const key = await identityToRecipient(identity);
  const now = deps.clock.now();
  const pepper = deps.keys.pepper.encrypt(deps.random.bytes(32), `pepper/${petition}`);
  await transaction(deps.database, async (tx) => {
    await insertPetition(tx, {
      petition,
      settings: file,
      texts: { en: said, fr: said },
      catalogues,
      pepper,
      revision: 1,
      createdAt: now,
      closedAt: null,
    });
    for (const text of ['petition', 'privacy', 'consent', 'ask/ratify', 'ask/support']) {
      await insertTextVersion(tx, petition, { text, version: 1, content: '{}' }, now);
    }
    await insertRecipientKey(tx, petition, { key, holder: 'Test desk' }, now);
    for (const member of members) await saveMember(tx, petition, member);
    for (const position of positions) await insertPosition(tx, petition, position, now);
    await openTally(tx, petition, now);
  });
  return { petition, identity };
};
