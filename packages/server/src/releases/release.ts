import type { Release } from '@uncac-petition/shared';

/** The file that a page's script tag names. */
export const entry = 'uncac-petition.js';

export interface ReleasedFile {
  /** Below the version's folder. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly integrity: string;
}

const versionPattern = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-[\da-z.-]{1,40})?$/i;

export const isVersion = (text: string): boolean => versionPattern.test(text);

const numbersOf = (version: string): number[] => (versionPattern.exec(version) ?? []).slice(1, 4).map(Number);

export const majorOf = (version: string): number => numbersOf(version)[0] ?? 0;

/** For sorting: the newest first, and a version before those that led to it. */
export const newestFirst = ({ version: a }: Release, { version: b }: Release): number => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const differs = [0, 1, 2].find((index) => left[index] !== right[index]);
  if (differs !== undefined) return (right[differs] ?? 0) - (left[differs] ?? 0);
  return Number(a.includes('-')) - Number(b.includes('-')) || (a < b ? 1 : -1);
};
