import type { Campaign } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import { deleteMember, listMembers, membersWithSignatures, retireMember, saveMember } from '../members/index.js';
import { insertRecipientKey, listMilestones, listRecipientKeys, replaceMilestones } from '../petitions/index.js';
import {
  deleteGroup,
  insertPosition,
  listGroups,
  listPositions,
  saveGroup,
  type Position,
} from '../positions/index.js';
import { onlyInDatabase, same } from './differences.js';

const by = <T>(items: readonly T[], name: (item: T) => string): Map<string, T> =>
  new Map(items.map((item) => [name(item), item]));

/** Only ever added: what was sealed to a key stays sealed to it. */
export const applyRecipientKeys = async (
  tx: Queries,
  { petition: { petition, recipientKeys } }: Campaign,
  now: number,
): Promise<string[]> => {
  const stored = await listRecipientKeys(tx, petition);
  const added = recipientKeys.filter(({ key }) => !stored.some((other) => other.key === key));
  for (const key of added) await insertRecipientKey(tx, petition, key, now);
  const kept = stored.filter((key) => !recipientKeys.some((other) => same(other, key)));
  return [
    ...added.map(({ key, holder }) => `+ recipient key ${key} (${holder})`),
    ...kept.map(({ key, holder }) => onlyInDatabase(`recipient key ${key} (${holder})`)),
  ];
};

/** A member with signatures is retired, never deleted. */
export const applyMembers = async (
  tx: Queries,
  { petition: { petition }, members }: Campaign,
  now: number,
): Promise<string[]> => {
  const stored = by(await listMembers(tx, petition), ({ member }) => member);
  const differences: string[] = [];
  for (const member of members) {
    const before = stored.get(member.member);
    if (before !== undefined && same(before, { ...member, retiredAt: null })) continue;
    await saveMember(tx, petition, member);
    if (before === undefined) differences.push(`+ member ${member.member}`);
    else differences.push(`~ member ${member.member}${before.retiredAt === null ? '' : ' (takes part again)'}`);
    differences.push(...contactKeyChange(`member ${member.member}`, before?.contactKey, member.contactKey));
  }
  const wanted = by(members, ({ member }) => member);
  const gone = [...stored.values()].filter((one) => !wanted.has(one.member));
  const signed = gone.length === 0 ? new Set() : await membersWithSignatures(tx, petition);
  for (const { member, retiredAt } of gone) {
    if (!signed.has(member)) {
      await deleteMember(tx, petition, member);
      differences.push(`- member ${member}`);
    } else if (retiredAt === null) {
      await retireMember(tx, petition, member, now);
      differences.push(`~ member ${member} (retired: it has signatures)`);
    } else differences.push(onlyInDatabase(`member ${member} (retired)`));
  }
  return differences;
};

/** A holder may change its key: what was sealed before still opens with the old one alone. */
export const contactKeyChange = (
  holder: string,
  before: string | null | undefined,
  after: string | null | undefined,
): string[] => {
  if ((before ?? null) === (after ?? null)) return [];
  return after
    ? [`~ contacts of ${holder} are sealed to ${after} from now on`]
    : [`~ no contacts for ${holder} any more`];
};

export const applyMilestones = async (
  tx: Queries,
  { petition: { petition }, milestones }: Campaign,
): Promise<string[]> => {
  const before = await listMilestones(tx, petition);
  if (same(before, milestones)) return [];
  await replaceMilestones(tx, petition, milestones);
  const differences = compare(
    by(before, ({ milestone }) => milestone),
    by(milestones, ({ milestone }) => milestone),
    'milestone',
  );
  return differences.length > 0 ? differences : ['~ order of milestones'];
};

const keyOf = ({ country, asOf, source }: Position): string => JSON.stringify([country, asOf, source]);
const named = ({ country, asOf }: Position): string => `position ${country} ${asOf}`;

/**
 * Only ever added: a correction is a newer position, or one with another source.
 *
 * @param now undefined to add nothing, and only say what would be
 */
export const addPositions = async (
  tx: Queries,
  petition: string,
  positions: readonly Position[],
  now: number | undefined,
): Promise<string[]> => {
  const stored = by(await listPositions(tx, petition), keyOf);
  const added = positions.filter((position) => !stored.has(keyOf(position)));
  if (now !== undefined) for (const position of added) await insertPosition(tx, petition, position, now);
  const otherwise = positions.filter((position) => !same(stored.get(keyOf(position)) ?? position, position));
  return [
    ...added.map((position) => `+ ${named(position)}`),
    ...otherwise.map((position) =>
      onlyInDatabase(`${named(position)} (${position.source}) as first recorded; add a newer position to correct it`),
    ),
  ];
};

export const applyPositions = async (
  tx: Queries,
  { petition: { petition }, positions }: Campaign,
  now: number,
): Promise<string[]> => {
  const wanted = by(positions, keyOf);
  const kept = (await listPositions(tx, petition)).filter((position) => !wanted.has(keyOf(position)));
  return [
    ...(await addPositions(tx, petition, positions, now)),
    ...kept.map((position) => onlyInDatabase(`${named(position)} (${position.source})`)),
  ];
};

export const applyGroups = async (tx: Queries, { petition: { petition }, groups }: Campaign): Promise<string[]> => {
  const stored = by(await listGroups(tx, petition), ({ group }) => group);
  const wanted = by(groups, ({ group }) => group);
  for (const group of groups.filter((one) => !same(stored.get(one.group), one))) await saveGroup(tx, petition, group);
  for (const group of [...stored.keys()].filter((one) => !wanted.has(one))) await deleteGroup(tx, petition, group);
  return compare(stored, wanted, 'group');
};

const compare = <T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, word: string): string[] => [
  ...[...after].flatMap(([name, item]) => {
    if (!before.has(name)) return [`+ ${word} ${name}`];
    return same(before.get(name), item) ? [] : [`~ ${word} ${name}`];
  }),
  ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `- ${word} ${name}`),
];
