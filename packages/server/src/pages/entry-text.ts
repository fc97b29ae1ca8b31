import { PublicEntry } from '@uncac-petition/shared';
import type { Say } from './catalogue.js';

/** What somebody signs with in public, most telling first: name and website, or name, parliament and constituency. */
export const entryLines = (stored: string | null): string[] => {
  const entry = readEntry(stored);
  if (entry === undefined) return [];
  if (entry.kind === 'organisation') return [entry.name, entry.website];
  return [entry.name, entry.parliament, entry.chamber, ...(entry.constituency === null ? [] : [entry.constituency])];
};

/** @param stored as JSON */
export const readEntry = (stored: string | null): PublicEntry | undefined =>
  stored === null ? undefined : PublicEntry.parse(JSON.parse(stored));

/** All of an entry, for whoever signed with it. */
export const entryFacts = (entry: PublicEntry, say: Say): string[] => [
  ...entryLines(JSON.stringify(entry)),
  ...(entry.kind === 'organisation' ? [say(`type.${entry.type}`), entry.role] : []),
];
