import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps.js';
import { findToken } from './api-token.repository.js';
import type { Scope } from './scopes.js';
import { hashSecret, readTokenText } from './token-text.js';

/** `unauthorized`: no token that holds now; `forbidden`: it holds, but not for this. */
export type TokenCheck = 'ok' | 'unauthorized' | 'forbidden';

/** @param authorization the request's `Authorization` header */
export const checkToken = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  authorization: string | undefined,
  scope: Scope,
): Promise<TokenCheck> => {
  const [, credentials] = /^bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  const given = readTokenText(credentials ?? '');
  if (given === undefined) return 'unauthorized';
  const stored = await findToken(database.reads, given.token);
  if (stored === undefined || !timingSafeEqual(stored.hash, hashSecret(given.secret))) return 'unauthorized';
  if (stored.revoked_at !== null || (stored.expires_at !== null && stored.expires_at <= clock.now()))
    return 'unauthorized';
  return (JSON.parse(stored.scopes) as string[]).includes(scope) ? 'ok' : 'forbidden';
};
