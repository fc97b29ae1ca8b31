import type { Release } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import './widget-release.table.js';
import { entry, newestFirst, type ReleasedFile } from './release.js';

/** All versions there are, in no order. */
export const listReleases = (queries: Queries): Promise<Release[]> =>
  queries.selectFrom('widget_release').select(['version', 'integrity']).where('path', '=', entry).execute();

/** Undefined where none has been released. */
export const newestRelease = async (queries: Queries): Promise<Release | undefined> =>
  (await listReleases(queries)).toSorted(newestFirst)[0];

export const readRelease = (queries: Queries, version: string): Promise<ReleasedFile[]> =>
  queries
    .selectFrom('widget_release')
    .select(['path', 'content', 'integrity'])
    .where('version', '=', version)
    .execute();

/** Leaves files that are there as they are. */
export const insertFiles = async (tx: Queries, version: string, files: readonly ReleasedFile[]): Promise<void> => {
  for (const { path, content, integrity } of files)
    await tx
      .insertInto('widget_release')
      .values({ version, path, content, integrity })
      .onConflict((conflict) => conflict.columns(['version', 'path']).doNothing())
      .execute();
};

export const deleteRelease = async (tx: Queries, version: string): Promise<void> => {
  await tx.deleteFrom('widget_release').where('version', '=', version).execute();
};
