const most = 5;

/** Names that somebody who wrote `given` may have meant, the likeliest first. */
export const nearNames = (given: string, names: readonly string[]): string[] => {
  const lower = given.toLowerCase();
  const reach = Math.max(2, Math.floor(lower.length / 3));
  return names
    .map((name) => ({ name, steps: name.includes(lower) ? 0 : distance(lower, name) }))
    .filter(({ steps }) => steps <= reach)
    .toSorted((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
};

/** How many characters to add, drop or replace (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_cell, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
