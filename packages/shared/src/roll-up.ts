interface Chapter {
  readonly member: string;
  readonly parent: string | null;
}

/**
 * What each member has together with its chapters, theirs, and so on. Pure; each counts once, even where a campaign's
 * parents form a circle.
 *
 * @param own what each has by itself
 * @returns all that have something, and all above them
 */
export const rollUp = (
  own: Iterable<readonly [member: string, count: number]>,
  members: readonly Chapter[],
): Map<string, number> => {
  const parents = new Map(members.map(({ member, parent }) => [member, parent]));
  const counts = new Map<string, number>();
  for (const [member, count] of own)
    for (const above of lineOf(member, parents)) counts.set(above, count + (counts.get(above) ?? 0));
  return counts;
};

/** A member, its parent, and so on; each once. */
const lineOf = (member: string, parents: ReadonlyMap<string, string | null>): Set<string> => {
  const line = new Set<string>();
  for (let next: string | null | undefined = member; next != null && !line.has(next); next = parents.get(next))
    line.add(next);
  return line;
};
