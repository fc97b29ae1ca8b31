import type { PetitionFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { checkContacts, problemOfKey } from './check-contacts.js';
import { checkDuplicates } from './check-duplicates.js';
import { checkAims } from './check-aims.js';
import { checkAsks } from './check-asks.js';
import type { BuiltInWords } from './built-in-words.js';
import { checkCatalogues } from './check-catalogues.js';
import { checkMembers } from './check-members.js';
import { checkMilestones } from './check-milestones.js';
import { checkPositions } from './check-positions.js';
import { checkTextPlaceholders } from './check-text-placeholders.js';
import { checkTexts } from './check-texts.js';
import type { CampaignFiles } from './read-campaign.js';

/** What no single file shows: that they fit together. Compares the files that are sound by themselves. */
export const checkCampaign = (files: CampaignFiles, words: BuiltInWords): string[] => {
  const { petition } = files;
  return [
    ...(petition.value === undefined ? [] : checkPetition(petition, petition.value)),
    ...(petition.value === undefined ? [] : checkTexts(files, petition.value)),
    ...(petition.value === undefined ? [] : checkTextPlaceholders(files, petition.value)),
    ...checkMembers(files.members),
    ...checkContacts(files),
    ...checkPositions(files.positions, petition.value),
    ...checkGroups(files),
    ...checkAsks(files),
    ...checkMilestones(files.milestones),
    ...checkCatalogues(files, words),
  ];
};

const checkPetition = (file: CampaignFile<PetitionFile>, petition: PetitionFile): string[] => {
  const { languages, defaultLanguage, opensAt, closesAt, asks, recipientKeys } = petition;
  const problems: string[] = [];
  if (!languages.includes(defaultLanguage)) {
    problems.push(
      file.problem(
        ['defaultLanguage'],
        `defaultLanguage is ${defaultLanguage}, which is not among languages: add it there`,
      ),
    );
  }
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
    problems.push(file.problem(['closesAt'], 'closesAt is not after opensAt: correct one of them'));
  }
  asks.forEach(({ ask, when }, index) => {
    const last = index === asks.length - 1;
    if (last && when !== undefined) {
      problems.push(
        file.problem(
          ['asks', index],
          `asks[${index}] (${ask}) is the last and has a when: end the list with one ask without when, for every other government`,
        ),
      );
    }
    if (!last && when === undefined) {
      problems.push(
        file.problem(['asks', index], `asks[${index}] (${ask}) has no when: only the last ask goes without`),
      );
    }
  });
  recipientKeys.forEach(({ key }, index) => {
    const wrong = problemOfKey(key);
    if (wrong !== undefined)
      problems.push(file.problem(['recipientKeys', index, 'key'], `recipientKeys[${index}].key ${wrong}`));
  });
  return [
    ...problems,
    ...checkDuplicates(file, 'languages', languages),
    ...checkAims(file, petition),
    ...checkDuplicates(
      file,
      'asks',
      asks.map(({ ask }) => ask),
    ),
    ...checkDuplicates(
      file,
      'recipientKeys',
      recipientKeys.map(({ key }) => key),
    ),
  ];
};

const checkGroups = ({ groups: file, petition }: CampaignFiles): string[] => {
  const listed = file.value?.groups ?? [];
  const groups = listed.map(({ group }) => group);
  const asks = file.value === undefined ? [] : (petition.value?.asks ?? []);
  const problems = asks.flatMap(({ ask, when }, index) =>
    when !== undefined && 'group' in when && !groups.includes(when.group)
      ? [
          petition.problem(
            ['asks', index, 'when', 'group'],
            `asks[${index}] (${ask}) is for group ${when.group}, which groups.yaml does not have: correct it or add the group`,
          ),
        ]
      : [],
  );
  const twice = listed.flatMap(({ countries }, index) =>
    checkDuplicates(file, ['groups', index, 'countries'], countries),
  );
  return [...problems, ...twice, ...checkDuplicates(file, 'groups', groups)];
};
