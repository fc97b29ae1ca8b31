import type { Queries } from '../db/database.js';

/** @param at milliseconds since 1970 */
export const insertAlsoBrought = async (
  tx: Queries,
  { petition, signature, member }: { readonly petition: string; readonly signature: string; readonly member: string },
  at: number,
): Promise<void> => {
  await tx
    .insertInto('also_brought')
    .values({ petition, signature, member, at })
    .onConflict((conflict) => conflict.columns(['signature', 'member']).doNothing())
    .execute();
};

/** The members that brought a signer who had signed already, the first one first. */
export const listAlsoBrought = async (queries: Queries, signature: string): Promise<string[]> => {
  const rows = await queries
    .selectFrom('also_brought')
    .select('member')
    .where('signature', '=', signature)
    .orderBy('at')
    .orderBy('member')
    .execute();
  return rows.map(({ member }) => member);
};

export const deleteAlsoBrought = async (tx: Queries, signature: string, member: string): Promise<void> => {
  await tx.deleteFrom('also_brought').where('signature', '=', signature).where('member', '=', member).execute();
};

export const deleteAlsoBroughtOf = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length > 0) await tx.deleteFrom('also_brought').where('signature', 'in', signatures).execute();
};
