import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from '@uncac-petition/shared';
import { stringify } from 'yaml';
import { StartError } from '../config/start-error.js';
import type { Deps } from '../deps.js';
import { listMembers, type Member, type StoredMember } from '../members/index.js';
import { findPetition, listMilestones, listRecipientKeys } from '../petitions/index.js';
import { writeCatalogues } from './catalogues.js';
import { findLogos, writeLogos } from './logos.js';
import { listGroups, listPositions } from '../positions/index.js';

/** The campaign as the database holds it, without retired members. @throws StartError when there is no such petition */
export const findCampaign = ({ database }: Pick<Deps, 'database'>, petition: string): Promise<Campaign> =>
  database.snapshot(async (queries) => {
    const stored = await findPetition(queries, petition);
    if (stored === undefined) throw new StartError(`There is no petition ${petition} in this database.`);
    const members = (await listMembers(queries, petition))
      .filter(({ retiredAt }) => retiredAt === null)
      .map(withoutRetirement);
    return {
      petition: { ...stored.settings, recipientKeys: await listRecipientKeys(queries, petition) },
      texts: stored.texts,
      catalogues: stored.catalogues,
      members,
      milestones: await listMilestones(queries, petition),
      positions: await listPositions(queries, petition),
      groups: await listGroups(queries, petition),
      logos: await findLogos(queries, petition, members),
    };
  });

const withoutRetirement = ({ retiredAt: _retiredAt, ...member }: StoredMember): Member => member;

/** Writes a campaign as the files that `readCampaign` reads. @returns the names of the files */
export const writeCampaignFiles = (
  folder: string,
  { petition, texts, catalogues, logos, ...lists }: Campaign,
): string[] => {
  const files: [name: string, content: unknown][] = [
    ['petition.yaml', petition],
    ...Object.entries(texts).map(([lang, said]): [string, unknown] => [join('texts', `${lang}.yaml`), said]),
    ...Object.entries(lists).map(([name, list]): [string, unknown] => [`${name}.yaml`, { [name]: list }]),
  ];
  try {
    mkdirSync(join(folder, 'texts'), { recursive: true });
    for (const [name, content] of files) writeFileSync(join(folder, name), stringify(content, { lineWidth: 120 }));
    return [...files.map(([name]) => name), ...writeCatalogues(folder, catalogues), ...writeLogos(folder, logos)];
  } catch (error) {
    throw new StartError(`The campaign can't be written to ${folder}: ${(error as Error).message}.`);
  }
};
