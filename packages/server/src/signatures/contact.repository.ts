import type { Queries } from '../db/database.js';
import type { ContactTable } from './contact.table.js';

export const insertContacts = async (tx: Queries, contacts: readonly ContactTable[]): Promise<void> => {
  if (contacts.length > 0)
    await tx
      .insertInto('contact')
      .values([...contacts])
      .execute();
};

/** Erases what is sealed for the holders; they still learn that it was withdrawn. @param now milliseconds since 1970 */
export const withdrawContacts = async (tx: Queries, signature: string, now: number): Promise<void> => {
  await tx
    .updateTable('contact')
    .set({ sealed: null, data_key: null, withdrawn_at: now })
    .where('signature', '=', signature)
    .where('withdrawn_at', 'is', null)
    .execute();
};

/** The same for one holder alone. @param now milliseconds since 1970 */
export const withdrawContactOf = async (
  tx: Queries,
  { signature, holder }: Pick<ContactTable, 'signature' | 'holder'>,
  now: number,
): Promise<void> => {
  await tx
    .updateTable('contact')
    .set({ sealed: null, data_key: null, withdrawn_at: now })
    .where('signature', '=', signature)
    .where('holder', '=', holder)
    .where('withdrawn_at', 'is', null)
    .execute();
};

/** Of signatures that never counted, so that no holder has heard of them. */
export const deleteContactsOf = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length > 0) await tx.deleteFrom('contact').where('signature', 'in', signatures).execute();
};

/** Erases what is sealed for the holders, when the petition's data are destroyed. Nobody has withdrawn anything by that. */
export const eraseContactsOf = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length === 0) return;
  await tx
    .updateTable('contact')
    .set({ sealed: null, data_key: null })
    .where('signature', 'in', signatures)
    .where('sealed', 'is not', null)
    .execute();
};

/** Who holds contact data of a signature now: `lead`, or a member's slug after `member/`. */
export const contactHolders = async (queries: Queries, signature: string): Promise<string[]> => {
  const rows = await queries
    .selectFrom('contact')
    .select('holder')
    .distinct()
    .where('signature', '=', signature)
    .where('withdrawn_at', 'is', null)
    .orderBy('holder')
    .execute();
  return rows.map(({ holder }) => holder);
};
