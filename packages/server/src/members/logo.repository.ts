import type { Queries } from '../db/database.js';

/** A member's picture, checked. */
export interface Logo {
  /** Media type. */
  readonly type: string;
  readonly content: Uint8Array;
}

export const findLogo = (queries: Queries, petition: string, member: string): Promise<Logo | undefined> =>
  queries
    .selectFrom('member_logo')
    .select(['type', 'content'])
    .where('petition', '=', petition)
    .where('member', '=', member)
    .executeTakeFirst();

/** By member. */
export const listLogos = async (queries: Queries, petition: string): Promise<Map<string, Logo>> => {
  const rows = await queries.selectFrom('member_logo').selectAll().where('petition', '=', petition).execute();
  return new Map(rows.map(({ member, type, content }) => [member, { type, content }]));
};

export const saveLogo = async (
  tx: Queries,
  petition: string,
  member: string,
  { type, content }: Logo,
): Promise<void> => {
  await tx
    .insertInto('member_logo')
    .values({ petition, member, type, content })
    .onConflict((conflict) => conflict.columns(['petition', 'member']).doUpdateSet({ type, content }))
    .execute();
};

export const deleteLogo = async (tx: Queries, petition: string, member: string): Promise<void> => {
  await tx.deleteFrom('member_logo').where('petition', '=', petition).where('member', '=', member).execute();
};
