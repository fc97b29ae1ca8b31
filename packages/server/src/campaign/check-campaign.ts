import type { PetitionFile, TextsFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { checkContacts, placeholders, problemOfKey } from './check-contacts.js';
import { checkDuplicates } from './check-duplicates.js';
import { checkAims } from './check-aims.js';
import { checkAsks } from './check-asks.js';
import { checkMembers } from './check-members.js';
import { checkPositions } from './check-positions.js';
import type { CampaignFiles } from './read-campaign.js';

/** What no single file shows: that they fit together. Compares the files that are sound by themselves. */
export const checkCampaign = (files: CampaignFiles): string[] => {
  const { petition } = files;
  return [
    ...(petition.value === undefined ? [] : checkPetition(petition, petition.value)),
    ...(petition.value === undefined ? [] : checkTexts(files, petition.value)),
    ...checkMembers(files.members),
    ...checkContacts(files),
    ...checkPositions(files.positions, petition.value),
    ...checkGroups(files),
    ...checkAsks(files),
    ...checkDuplicates(
      files.milestones,
      'milestones',
      (files.milestones.value?.milestones ?? []).map(({ milestone }) => milestone),
    ),
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

const checkTexts = ({ petition: file, texts }: CampaignFiles, petition: PetitionFile): string[] => {
  const model = texts.get(petition.defaultLanguage)?.value;
  return [...texts]
    .flatMap(([lang, { value, problem }]) => {
      if (value === undefined) return [];
      return (['demands', 'asks'] as const)
        .flatMap((part) => {
          const wanted =
            part === 'demands' ? petition.demands.map(({ demand }) => demand) : petition.asks.map(({ ask }) => ask);
          const one = part.slice(0, -1);
          const missing = wanted.filter((name) => !Object.hasOwn(value[part], name));
          const unknown = Object.keys(value[part]).filter((name) => !wanted.includes(name));
          return [
            ...missing.map((name) =>
              problem(
                [part],
                `${part}.${name} is missing: petition.yaml has this ${one}, so each language needs its text`,
              ),
            ),
            ...unknown.map((name) =>
              problem(
                [part, name],
                `${part}.${name} is not in petition.yaml: correct its spelling, remove it, or add the ${one} there`,
              ),
            ),
          ];
        })
        .concat(
          model === undefined || lang === petition.defaultLanguage
            ? []
            : checkPlaceholders(value, model, petition.defaultLanguage, problem),
        );
    })
    .concat(texts.size === 0 ? [file.problem(['languages'], 'languages names no language')] : []);
};

const checkPlaceholders = (
  texts: TextsFile,
  model: TextsFile,
  modelLang: string,
  problem: CampaignFile<TextsFile>['problem'],
): string[] =>
  Object.entries(texts.asks).flatMap(([ask, said]) =>
    (['text', 'addressee', 'offer'] as const).flatMap((part) => {
      const other = model.asks[ask];
      const [here, there] = [placeholders(said[part]), placeholders(other?.[part])];
      if (other === undefined || here === there) return [];
      return [
        problem(
          ['asks', ask, part],
          `asks.${ask}.${part} has ${here || 'no placeholder'}, in ${modelLang} it has ${there || 'none'}: use the same ones`,
        ),
      ];
    }),
  );

const checkGroups = ({ groups: file, petition }: CampaignFiles): string[] => {
  const groups = file.value?.groups.map(({ group }) => group) ?? [];
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
  return [...problems, ...checkDuplicates(file, 'groups', groups)];
};
