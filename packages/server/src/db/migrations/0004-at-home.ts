import type { Queries } from '../database.js';

/** What makes the elements at home on any page: words that a campaign brings. */
export const atHome = async (tx: Queries): Promise<void> => {
  await tx.schema
    .alterTable('petition')
    .addColumn('catalogues', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
};
