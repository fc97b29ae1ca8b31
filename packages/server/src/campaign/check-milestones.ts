import type { MilestonesFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { checkDuplicates } from './check-duplicates.js';

type Milestone = MilestonesFile['milestones'][number];

/** That no milestone ends before it begins, and that each outcome can be read somewhere. */
export const checkMilestones = (file: CampaignFile<MilestonesFile>): string[] => {
  const milestones = file.value?.milestones ?? [];
  const names = milestones.map(({ milestone }) => milestone);
  return [
    ...milestones.flatMap((one, index) =>
      problemsOf(one).map(({ part, says }) =>
        file.problem(['milestones', index, part], `milestones[${index}] (${one.milestone}) ${says}`),
      ),
    ),
    ...checkDuplicates(file, 'milestones', names),
  ];
};

const problemsOf = ({ from, to, outcome, source }: Milestone): { part: keyof Milestone; says: string }[] => [
  ...(to !== null && isBefore(to, from)
    ? [{ part: 'to' as const, says: `ends (to: ${to}) before it begins (from: ${from}): correct one of them` }]
    : []),
  ...(outcome !== null && source === null
    ? [
        {
          part: 'outcome' as const,
          says: 'has an outcome and no source: say where that can be read (source: …), or leave the outcome out',
        },
      ]
    : []),
];

/** Whether all that one partial date names is before the other: `2009` is not before `2009-11`. */
const isBefore = (one: string, other: string): boolean => {
  const both = Math.min(one.length, other.length);
  return one.slice(0, both) < other.slice(0, both);
};
