import { StartError } from '../config/start-error.js';
import type { Queries } from '../db/database.js';
import { listRevisions, petitionExists } from './petition.repository.js';

/**
 * Which petition a command is about: the one that is named, else the only one there is.
 *
 * @throws StartError where there is none, or no saying which
 */
export const onePetition = async (queries: Queries, named: string | undefined): Promise<string> => {
  if (named !== undefined) {
    if (await petitionExists(queries, named)) return named;
    throw new StartError(`There is no petition ${named}.`);
  }
  const all = (await listRevisions(queries)).map(({ petition }) => petition).toSorted();
  const [only, another] = all;
  if (only === undefined) throw new StartError('There is no petition in this database.');
  if (another !== undefined)
    throw new StartError(`There are several petitions (${all.join(', ')}); say which one with --petition.`);
  return only;
};
