import { StartError } from '../config/start-error.js';
import type { Deps } from '../deps.js';
import { findPetition } from '../petitions/index.js';
import { readConditions } from './condition.js';
import type { ReviewScope } from './review.repository.js';

/** What the commands take to say which signatures are meant. */
export interface ScopeOptions {
  readonly petition: string;
  readonly where?: readonly string[];
}

/** @throws StartError when a condition is not one, or there is no such petition */
export const findScope = async (
  { database }: Pick<Deps, 'database'>,
  { petition, where = [] }: ScopeOptions,
): Promise<ReviewScope> => {
  const conditions = readConditions(where);
  if ((await findPetition(database.reads, petition)) === undefined)
    throw new StartError(`There is no petition ${petition}.`);
  return { petition, conditions };
};
