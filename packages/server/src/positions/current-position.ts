import type { Position } from './government.js';

/**
 * What is known of one government now, in one position: stance, demands, note, source and date are of the newest that
 * states a stance, else of the newest; whether ratified and in the pilot programme is each of the newest that says so.
 *
 * @param positions of one country, oldest first
 */
export const currentPosition = (positions: readonly Position[]): Position | undefined => {
  const newestFirst = positions.toReversed();
  const current = newestFirst.find(({ stance }) => stance !== 'unknown') ?? newestFirst[0];
  return (
    current && {
      ...current,
      ratified: newestFirst.find(({ ratified }) => ratified !== null)?.ratified ?? null,
      pilot: newestFirst.find(({ pilot }) => pilot !== null)?.pilot ?? null,
    }
  );
};
