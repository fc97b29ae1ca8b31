import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { checkToken, type Grant } from './check-token.js';
import type { Scope } from './scopes.js';

/**
 * @param authorization the request's `Authorization` header
 * @throws ProblemError `unauthorized` without a token that holds, `forbidden` with one that is for something else
 */
export const authorise = async (
  deps: Pick<Deps, 'database' | 'clock'>,
  authorization: string | undefined,
  wanted: { readonly scope: Scope; readonly petition: string },
): Promise<Grant> => {
  const check = await checkToken(deps, authorization, wanted);
  if (check === 'unauthorized') throw new ProblemError('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });
  if (check === 'forbidden')
    throw new ProblemError('forbidden', { detail: `It needs the scope ${wanted.scope}, for this petition.` });
  return check;
};
