import { StartError } from '../config/start-error.js';
import type { Queries } from '../db/database.js';
import { isContactHolder, petitionExists } from '../petitions/index.js';
import type { NewToken } from './create-token.js';

/**
 * A token for contact data is for one holder of one petition, and for nothing else.
 *
 * @throws StartError that says what to write instead
 */
export const assertBinding = async (
  queries: Queries,
  { scopes, petition, holder }: Pick<NewToken, 'scopes' | 'petition' | 'holder'>,
): Promise<void> => {
  if (!scopes.includes('contacts')) {
    if (holder !== undefined) throw new StartError('--holder goes with the scope contacts only; leave it out.');
  } else if (petition === undefined || holder === undefined) {
    throw new StartError(
      'The scope contacts needs --petition and --holder (lead, or member/ and a slug): whose contact data it gives.',
    );
  } else if (scopes.length > 1) {
    throw new StartError('The scope contacts goes with no other one: make two tokens.');
  }
  if (petition !== undefined && !(await petitionExists(queries, petition)))
    throw new StartError(`There is no petition ${petition}.`);
  if (petition !== undefined && holder !== undefined && !(await isContactHolder(queries, petition, holder)))
    throw new StartError(`The petition ${petition} has no ${holder}; write lead, or member/ and the slug of a member.`);
};
