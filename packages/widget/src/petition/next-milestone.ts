import type { Milestone, Petition } from '@uncac-petition/shared';

/** The last moment of a partial date still counts: a step in `2009-11` may come until the end of that month. */
const ends = ({ from, to }: Milestone): string => to ?? from;

/** "Some time in 2009" comes after a day in 2009. */
const startsBy = ({ from }: Milestone): string => `${from}~`;

/** The part of today that a partial date can be compared with. */
const isOver = (milestone: Milestone, today: string): boolean =>
  ends(milestone) < today.slice(0, ends(milestone).length);

/**
 * The planned step that comes next (or is under way), else the last one that was held.
 *
 * @param today ISO 8601 day
 */
export const nextMilestone = ({ milestones }: Pick<Petition, 'milestones'>, today: string): Milestone | undefined => {
  const planned = milestones.filter((each) => each.status === 'planned' && !isOver(each, today));
  const held = milestones.filter(({ status }) => status === 'held');
  return (
    planned.sort((a, b) => (startsBy(a) < startsBy(b) ? -1 : 1))[0] ??
    held.sort((a, b) => (ends(a) > ends(b) ? -1 : 1))[0]
  );
};
