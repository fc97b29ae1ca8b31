import { join } from 'node:path';
import {
  GroupsFile,
  MembersFile,
  MilestonesFile,
  PetitionFile,
  PositionsFile,
  TextsFile,
  type Campaign,
} from '@uncac-petition/shared';
import { readBuiltInWords, type BuiltInWords } from './built-in-words.js';
import type { CampaignNote } from './campaign-note.js';
import { catalogueFilesOf, readCatalogueFiles, type NamedCatalogue } from './catalogues.js';
import { CampaignError } from './campaign-error.js';
import { readCampaignFile, type CampaignFile } from './campaign-file.js';
import { checkCampaign } from './check-campaign.js';
import { notesOnCatalogues } from './check-catalogues.js';
import { readLogos } from './logos.js';

/** The files of a campaign folder, each as far as it could be read. */
export interface CampaignFiles {
  readonly petition: CampaignFile<PetitionFile>;
  readonly texts: ReadonlyMap<string, CampaignFile<TextsFile>>;
  readonly members: CampaignFile<MembersFile>;
  readonly milestones: CampaignFile<MilestonesFile>;
  readonly positions: CampaignFile<PositionsFile>;
  readonly groups: CampaignFile<GroupsFile>;
  readonly catalogues: readonly NamedCatalogue[];
}

/**
 * Reads and checks a campaign folder: `petition.yaml`, `texts/{lang}.yaml`, and, where they are there, `members.yaml`,
 * `milestones.yaml`, `positions.yaml` and `groups.yaml`, `catalogues/{lang}.json` and their like, and the pictures that
 * members name.
 *
 * @param words that catalogues are compared with
 * @throws CampaignError that names all problems of all files, each with file and line
 */
export const readCampaign = (folder: string, words: BuiltInWords = readBuiltInWords()): Campaign =>
  readCampaignWithNotes(folder, words).campaign;

/** The same, with what may be mended, and need not. */
export const readCampaignWithNotes = (
  folder: string,
  words: BuiltInWords,
): { readonly campaign: Campaign; readonly notes: readonly CampaignNote[] } => {
  const files = readFiles(folder);
  const { petition, texts, members, milestones, positions, groups, catalogues } = files;
  const all = [
    petition,
    ...texts.values(),
    members,
    milestones,
    positions,
    groups,
    ...catalogues.map(({ file }) => file),
  ];
  const { logos, problems: wrongLogos } = readLogos(folder, members);
  const problems = [...all.flatMap((file) => file.problems), ...checkCampaign(files, words), ...wrongLogos];
  const notes = notesOnCatalogues(files, words);
  if (problems.length > 0) throw new CampaignError(folder, problems, { notes });
  const campaign = {
    petition: sound(petition),
    texts: Object.fromEntries([...texts].map(([lang, file]) => [lang, sound(file)])),
    members: sound(members).members,
    milestones: sound(milestones).milestones,
    positions: sound(positions).positions,
    groups: sound(groups).groups,
    catalogues: catalogueFilesOf(catalogues),
    logos,
  };
  return { campaign, notes };
};

const readFiles = (folder: string): CampaignFiles => {
  const petition = readCampaignFile(folder, 'petition.yaml', PetitionFile);
  const readTexts = (lang: string) =>
    [lang, readCampaignFile(folder, join('texts', `${lang}.yaml`), TextsFile)] as const;
  return {
    petition,
    texts: new Map(languagesOf(petition).map(readTexts)),
    members: readCampaignFile(folder, 'members.yaml', MembersFile, { members: [] }),
    milestones: readCampaignFile(folder, 'milestones.yaml', MilestonesFile, { milestones: [] }),
    positions: readCampaignFile(folder, 'positions.yaml', PositionsFile, { positions: [] }),
    groups: readCampaignFile(folder, 'groups.yaml', GroupsFile, { groups: [] }),
    catalogues: readCatalogueFiles(folder),
  };
};

/** Also where the rest of the file is not sound, so that the texts are checked in the same go. */
const languagesOf = ({ raw }: CampaignFile<PetitionFile>): string[] => {
  const languages = PetitionFile.shape.languages.safeParse((raw as Partial<PetitionFile> | undefined)?.languages);
  return languages.success ? languages.data : [];
};

const sound = <T>({ value }: CampaignFile<T>): T => {
  if (value === undefined) throw new Error('A campaign file without problems has a value');
  return value;
};
