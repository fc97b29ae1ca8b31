import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { insertToken } from './api-token.repository.js';
import type { Scope } from './scopes.js';
import { hashSecret, secretBytes, writeTokenText } from './token-text.js';

const dayMs = 86_400_000;

export interface NewToken {
  readonly scopes: readonly Scope[];
  /** The one petition that it is for; without it, all. */
  readonly petition?: string | undefined;
  /** Whose contact data it gives: `lead`, or a member's slug after `member/`. */
  readonly holder?: string | undefined;
  /** Whose it is, for `token list`. */
  readonly note?: string;
  /** Without it the token holds until it is revoked. */
  readonly expiresInDays?: number;
}

/**
 * Makes a bearer token.
 *
 * @returns its id, and its text, which is kept nowhere and can't be shown again
 */
export const createToken = async (
  { database, clock, random }: Pick<Deps, 'database' | 'clock' | 'random'>,
  { scopes, petition, holder, note = '', expiresInDays }: NewToken,
): Promise<{ readonly token: string; readonly text: string }> => {
  const now = clock.now();
  const token = random.uuid(now);
  const secret = random.bytes(secretBytes);
  const row = {
    token,
    hash: hashSecret(secret),
    scopes: JSON.stringify(scopes),
    petition: petition ?? null,
    holder: holder ?? null,
    note,
    created_at: now,
    expires_at: expiresInDays === undefined ? null : now + expiresInDays * dayMs,
    revoked_at: null,
  };
  await transaction(database, (tx) => insertToken(tx, row));
  return { token, text: writeTokenText({ token, secret }) };
};
