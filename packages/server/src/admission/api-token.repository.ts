import type { Queries } from '../db/database.js';
import type { ApiTokenTable } from './api-token.table.js';

export const insertToken = async (tx: Queries, token: ApiTokenTable): Promise<void> => {
  await tx.insertInto('api_token').values(token).execute();
};

export const findToken = (queries: Queries, token: string): Promise<ApiTokenTable | undefined> =>
  queries.selectFrom('api_token').selectAll().where('token', '=', token).executeTakeFirst();

/** Oldest first. */
export const listTokenRows = (queries: Queries): Promise<Omit<ApiTokenTable, 'hash'>[]> =>
  queries
    .selectFrom('api_token')
    .select(['token', 'scopes', 'petition', 'holder', 'note', 'created_at', 'expires_at', 'revoked_at'])
    .orderBy('token')
    .execute();

/** The first revocation stands. @returns whether there is such a token */
export const markRevoked = async (tx: Queries, token: string, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('api_token')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(now)) }))
    .where('token', '=', token)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
