import type { MembersFile } from '@uncac-petition/shared';
import { contrast } from './contrast.js';
import type { CampaignFile } from './campaign-file.js';
import { checkDuplicates } from './check-duplicates.js';

type Member = MembersFile['members'][number];

/** WCAG 2, 1.4.3. */
const leastContrast = 4.5;

/** That members fit together, and each by itself. */
export const checkMembers = (file: CampaignFile<MembersFile>): string[] => {
  const members = file.value?.members ?? [];
  const byName = new Map(members.map((member) => [member.member, member]));
  const problems = members.flatMap((member, index) =>
    [...problemsOfParent(member, byName), ...problemsOfUrl(member), ...problemsOfColours(member)].map(
      ({ part, says }) => file.problem(['members', index, part], `members[${index}].${part} ${says}`),
    ),
  );
  const names = members.map(({ member }) => member);
  return [
    ...problems,
    ...members.flatMap((member, index) =>
      (['origins', 'frameOrigins'] as const).flatMap((part) =>
        checkDuplicates(file, ['members', index, part], member[part]),
      ),
    ),
    ...checkOrigins(file, members, byName),
    ...checkDuplicates(file, 'members', names),
  ];
};

interface Wrong {
  readonly part: keyof Member;
  readonly says: string;
}

const problemsOfParent = ({ member, parent }: Member, byName: ReadonlyMap<string, Member>): Wrong[] => {
  if (parent === null) return [];
  if (parent === member || !byName.has(parent))
    return [{ part: 'parent', says: `is ${parent}, which is no other member of this file: correct or remove it` }];
  const above = lineAbove(member, byName);
  return above.at(-1) === member
    ? [{ part: 'parent', says: `leads in a circle (${[member, ...above].join(' → ')}): remove one parent of it` }]
    : [];
};

/** The parent, its parent, and so on, up to the top or to the first that stands there for a second time. */
const lineAbove = (member: string, byName: ReadonlyMap<string, Member>): string[] => {
  const line: string[] = [];
  let next = byName.get(member)?.parent ?? null;
  while (next !== null && byName.has(next)) {
    const isKnown = line.includes(next);
    line.push(next);
    if (isKnown || next === member) break;
    next = byName.get(next)?.parent ?? null;
  }
  return line;
};

const problemsOfUrl = ({ url, origins }: Member): Wrong[] => {
  const origin = url === null ? undefined : new URL(url).origin;
  return origin === undefined || origins.includes(origin)
    ? []
    : [{ part: 'url', says: `is not on one of the member's origins: add ${origin} to them` }];
};

const problemsOfColours = ({ colours }: Member): Wrong[] => {
  if (colours === null) return [];
  const ratio = contrast(colours.accent, colours.onAccent);
  if (ratio >= leastContrast) return [];
  const says = `have a contrast of ${ratio.toFixed(2)}:1 (accent ${colours.accent}, onAccent ${colours.onAccent}), which many can't read: at least ${leastContrast}:1 is needed, so make one darker or lighter`;
  return [{ part: 'colours', says }];
};

/** Whoever claims the site of another would be credited with what is signed there; chapters of one organisation may share. */
const checkOrigins = (
  file: CampaignFile<MembersFile>,
  members: readonly Member[],
  byName: ReadonlyMap<string, Member>,
): string[] => {
  const top = ({ member }: Member) => lineAbove(member, byName).at(-1) ?? member;
  const first = new Map<string, Member>();
  return members.flatMap((member, index) =>
    member.origins.flatMap((origin, place) => {
      const other = first.get(origin) ?? member;
      first.set(origin, other);
      if (other === member || top(other) === top(member)) return [];
      const says = `members[${index}].origins[${place}] ${origin} is claimed by ${other.member} too: only members with a common parent may share one`;
      return [file.problem(['members', index, 'origins', place], says)];
    }),
  );
};
