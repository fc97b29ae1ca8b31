import { countries, type PetitionFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { checkDuplicates } from './check-duplicates.js';

/** What the petition is out for: its demands and how they fared, and its goals. */
export const checkAims = (file: CampaignFile<PetitionFile>, petition: PetitionFile): string[] => [
  ...checkDuplicates(
    file,
    'demands',
    petition.demands.map(({ demand }) => demand),
  ),
  ...checkOutcomes(file, petition),
  ...checkGoals(file, petition),
  ...checkDuplicates(file, 'goals', petition.goals.map(nameOfGoal)),
];

const checkOutcomes = (file: CampaignFile<PetitionFile>, { demands }: PetitionFile): string[] =>
  demands.flatMap(({ demand, outcome, source }, index) =>
    outcome === 'open' || source !== null
      ? []
      : [
          file.problem(
            ['demands', index, 'outcome'],
            `demands[${index}] (${demand}) has the outcome ${outcome} and no source: say where that can be read (source: …), or leave it open`,
          ),
        ],
  );

const checkGoals = (file: CampaignFile<PetitionFile>, { goals, floor }: PetitionFile): string[] =>
  goals.flatMap((goal, index) => {
    const problem = (key: string, says: string) =>
      file.problem(['goals', index, key], `goals[${index}].${key} is ${says}`);
    if (!('above' in goal)) {
      const { scope, target } = goal;
      const says = `${target}, below the floor: ${scope} shows from ${floor} signatures on, so the goal is reached as soon as it shows; write ${floor} or more`;
      return scope !== 'total' && target < floor ? [problem('target', says)] : [];
    }
    return [
      ...(goal.above < floor
        ? [
            problem(
              'above',
              `${goal.above}, below the floor: a country shows from ${floor} signatures on, so each that shows would count; write ${floor} or more`,
            ),
          ]
        : []),
      ...(goal.target > countries.length
        ? [problem('target', `${goal.target}, more than the ${countries.length} countries that there are: lower it`)]
        : []),
    ];
  });

const nameOfGoal = (goal: PetitionFile['goals'][number]): string =>
  'above' in goal ? `the goal of countries above ${goal.above}` : `the goal of ${goal.scope}`;
