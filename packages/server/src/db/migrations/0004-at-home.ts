import type { Queries } from '../database.js';
import type { Dialect } from '../dialect.js';

type Types = Dialect['types'];

/** What makes the elements at home on any page: words that a campaign brings, and every version that a page has pinned. */
export const atHome = async (tx: Queries, { dialect: { types } }: { readonly dialect: Dialect }): Promise<void> => {
  await tx.schema
    .alterTable('petition')
    .addColumn('catalogues', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await widgetReleases(tx, types);
};

const widgetReleases = async (tx: Queries, { bytes }: Types): Promise<void> => {
  await tx.schema
    .createTable('widget_release')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('content', bytes, (column) => column.notNull())
    .addColumn('integrity', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('widget_release_key', ['version', 'path'])
    .execute();
};
