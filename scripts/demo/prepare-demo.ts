import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyCampaign,
  demoEnvironment,
  environment,
  makeDemoSecret,
  makeIdentityFile,
  openDeps,
  readCampaign,
  readConfig,
  type Config,
  type Deps,
} from '@uncac-petition/server';
import { root } from '../files.js';
import { partnerOrigin, partnerPages } from './partner-pages.js';

/**
 * Makes the demo's secret and identities where they are missing, and applies the example campaign, sealed to those
 * identities and with the two partner pages as members' sites.
 */
export const prepareDemo = async (): Promise<{ readonly config: Config; readonly deps: Deps }> => {
  makeDemoSecret(environment());
  const config = readConfig(demoEnvironment(environment()), 'demo');
  const keyIn = (file: string) => demoRecipient(join(config.dataDir, file));
  const keys = {
    recipient: await keyIn('demo-identity.txt'),
    lead: await keyIn('demo-contacts-lead.txt'),
    member: await keyIn('demo-contacts-member.txt'),
  };
  const deps = await openDeps(config);
  try {
    await applyCampaign(deps, exampleCampaign(config, keys), { newVersion: true });
  } catch (error) {
    await deps.database.close();
    throw error;
  }
  return { config, deps };
};

/** Only the public half is read: the identity belongs to whoever opens the export. */
const demoRecipient = async (file: string): Promise<string> => {
  if (!existsSync(file)) return makeIdentityFile(file);
  return /^# public key: (age1\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
};

interface DemoKeys {
  /** To which names are sealed. */
  readonly recipient: string;
  /** To which contact data are sealed, of the lead and of the member of the first partner page. */
  readonly lead: string;
  readonly member: string;
}

const exampleCampaign = (config: Config, { recipient, lead, member: contactKey }: DemoKeys) => {
  const campaign = readCampaign(join(root, 'examples/campaign'));
  const members = campaign.members.map((member) => {
    const page = partnerPages.find((one) => one.member === member.member);
    if (page === undefined) return member;
    const origin = partnerOrigin(config, page);
    const own = page === partnerPages[0] ? { contactKey } : {};
    return { ...member, ...own, origins: [...member.origins, origin], url: `${origin}/` };
  });
  return {
    ...campaign,
    members,
    petition: {
      ...campaign.petition,
      recipientKeys: [{ key: recipient, holder: 'Demo' }],
      lead: { name: campaign.petition.responsible.name, contactKey: lead },
    },
  };
};
