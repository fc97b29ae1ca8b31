import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Campaign, PetitionFile } from '@uncac-petition/shared';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { testMember, testSettings, testTexts } from './petition.js';

type Changes = Partial<Omit<Campaign, 'petition'>> & { readonly petition?: Partial<PetitionFile> };

/** A small campaign in two languages with two members, in memory. */
export const exampleCampaign = ({ petition, ...changes }: Changes = {}): Campaign => ({
  petition: testSettings(petition),
  texts: { en: testTexts, fr: { ...testTexts, title: 'Pétition d’essai' } },
  members: [testMember('chapter-kenya', { country: 'KE', parent: 'international' }), testMember('international')],
  milestones: [
    {
      milestone: 'doha',
      title: 'Doha',
      from: '2009-11-09',
      to: null,
      place: null,
      status: 'planned',
      outcome: null,
      source: null,
    },
    {
      milestone: 'bali',
      title: { en: 'Bali' },
      from: '2008',
      to: null,
      place: null,
      status: 'held',
      outcome: null,
      source: null,
    },
  ],
  positions: [
    {
      country: 'DE',
      stance: 'open',
      ratified: false,
      pilot: null,
      supports: ['visits'],
      objectsTo: [],
      note: null,
      source: 'Report',
      asOf: '2008-11-01',
    },
  ],
  groups: [{ group: 'grulac', name: 'GRULAC', countries: ['AR', 'BR'], source: null }],
  catalogues: { de: { form: { send: 'Unterschreiben' }, pages: { 'page.skip': 'Zum Inhalt' } } },
  logos: {},
  ...changes,
});

/** An age identity and its public key, made for one test. */
export const demoRecipient = async (): Promise<{ identity: string; recipient: string }> => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

/** Files by their name in the folder; null leaves one out. */
type Files = Readonly<Record<string, string | Uint8Array | null>>;

const catalogueFiles = (catalogues: Campaign['catalogues']): Files =>
  Object.fromEntries(
    Object.entries(catalogues).flatMap(([lang, parts]) =>
      Object.entries(parts).map(([part, messages]) => [
        `catalogues/${lang}${part === 'form' ? '' : `-${part}`}.json`,
        JSON.stringify(messages),
      ]),
    ),
  );

/** Writes {@link exampleCampaign} to a folder that is gone after the test, with some files otherwise. */
export const writeCampaign = (files: Files = {}, campaign = exampleCampaign()): string => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-campaign-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { petition, texts, catalogues, logos, ...lists } = campaign;
  const all: Files = {
    'petition.yaml': stringify(petition),
    ...Object.fromEntries(Object.entries(texts).map(([lang, said]) => [`texts/${lang}.yaml`, stringify(said)])),
    ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [`${name}.yaml`, stringify({ [name]: list })])),
    ...catalogueFiles(catalogues),
    ...logos,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};
