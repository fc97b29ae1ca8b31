import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { markRevoked } from './api-token.repository.js';

/** Ends a token at once; again does no harm. @returns whether there is such a token */
export const revokeToken = ({ database, clock }: Pick<Deps, 'database' | 'clock'>, token: string): Promise<boolean> =>
  transaction(database, (tx) => markRevoked(tx, token, clock.now()));
