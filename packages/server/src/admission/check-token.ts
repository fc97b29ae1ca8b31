import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps.js';
import { findToken } from './api-token.repository.js';
import type { Scope } from './scopes.js';
import { hashSecret, readTokenText } from './token-text.js';

/** What a token is bound to. */
export interface Grant {
  /** Null where it is for all petitions. */
  readonly petition: string | null;
  /** Whose contact data it gives: `lead`, or a member's slug after `member/`; null where it gives none. */
  readonly holder: string | null;
}

/** `unauthorized`: no token that holds now; `forbidden`: it holds, but not for this. */
export type TokenCheck = Grant | 'unauthorized' | 'forbidden';

/**
 * @param authorization the request's `Authorization` header
 * @param wanted what it must be for: one that is bound to another petition is forbidden
 */
export const checkToken = async (
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  authorization: string | undefined,
  { scope, petition }: { readonly scope: Scope; readonly petition: string },
): Promise<TokenCheck> => {
  const [, credentials] = /^bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  const given = readTokenText(credentials ?? '');
  if (given === undefined) return 'unauthorized';
  const stored = await findToken(database.reads, given.token);
  if (stored === undefined || !timingSafeEqual(stored.hash, hashSecret(given.secret))) return 'unauthorized';
  if (stored.revoked_at !== null || (stored.expires_at !== null && stored.expires_at <= clock.now()))
    return 'unauthorized';
  const allowed = (JSON.parse(stored.scopes) as string[]).includes(scope) && (stored.petition ?? petition) === petition;
  return allowed ? { petition: stored.petition, holder: stored.holder } : 'forbidden';
};
