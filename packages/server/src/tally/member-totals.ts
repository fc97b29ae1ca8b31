import { rollUp, type MemberTotals } from '@uncac-petition/shared';
import { iso } from '../config/clock.js';
import type { Deps } from '../deps.js';
import { listMembers } from '../members/index.js';
import { countAlsoBrought, countMatrix } from './matrix.repository.js';
import { findHead } from './tally.repository.js';

/**
 * Who brought signatures, and from where: exact, so not for the public.
 *
 * @returns undefined when there is no such petition
 */
export const memberTotals = (
  { database }: Pick<Deps, 'database'>,
  petition: string,
): Promise<MemberTotals | undefined> =>
  database.snapshot(async (queries) => {
    const head = await findHead(queries, petition);
    if (head === undefined) return undefined;
    const cells = sumKinds(await countMatrix(queries, head));
    const members = await listMembers(queries, petition);
    const own = sumBy(cells, ({ member }) => member);
    const alsoBrought = await countAlsoBrought(queries, petition);
    return {
      petition,
      sequence: head.sequence,
      asOf: iso(head.asOf),
      total: cells.reduce((sum, { count }) => sum + count, 0),
      members: memberLines(members, own, alsoBrought),
      uncredited: own.get(null) ?? 0,
      countries: [...sumBy(cells, ({ country }) => country)]
        .map(([country, count]) => ({ country, count }))
        .toSorted((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1)),
      cells,
    };
  });

type Cell = MemberTotals['cells'][number];

/** One cell for all kinds of signature, in the order of countries and members, none last. */
const sumKinds = (counts: readonly Cell[]): Cell[] => {
  const cells = new Map<string, Cell>();
  for (const { country, member, count } of counts) {
    const name = JSON.stringify([country, member]);
    cells.set(name, { country, member, count: count + (cells.get(name)?.count ?? 0) });
  }
  const order = ({ country, member }: Cell) => `${country}/${member ?? '~'}`;
  return [...cells.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
};

const sumBy = <T>(cells: readonly Cell[], place: (cell: Cell) => T): Map<T, number> => {
  const sums = new Map<T, number>();
  for (const cell of cells) sums.set(place(cell), cell.count + (sums.get(place(cell)) ?? 0));
  return sums;
};

/** All members, those too that only the tally still knows. */
const memberLines = (
  members: readonly { readonly member: string; readonly parent: string | null }[],
  own: ReadonlyMap<string | null, number>,
  alsoBrought: ReadonlyMap<string, number>,
): MemberTotals['members'] => {
  const credited = [...own].flatMap(([member, count]) => (member === null ? [] : [[member, count] as const]));
  const rolled = rollUp(credited, members);
  const parents = new Map(members.map(({ member, parent }) => [member, parent]));
  return [...new Set([...parents.keys(), ...credited.map(([member]) => member)])].toSorted().map((member) => ({
    member,
    parent: parents.get(member) ?? null,
    count: own.get(member) ?? 0,
    withChapters: rolled.get(member) ?? 0,
    alsoBrought: alsoBrought.get(member) ?? 0,
  }));
};
