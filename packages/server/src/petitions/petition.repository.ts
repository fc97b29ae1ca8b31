import type { Catalogues, MilestonesFile, PetitionFile, TextsFile } from '@uncac-petition/shared';
import type { Selectable } from 'kysely';
import type { Queries } from '../db/database.js';
import type { PetitionTable } from './petition.table.js';

export interface StoredPetition {
  readonly petition: string;
  readonly settings: PetitionFile;
  /** By language. */
  readonly texts: Readonly<Record<string, TextsFile>>;
  readonly catalogues: Catalogues;
  /** Wrapped under `SECRET`; empty once it was destroyed. */
  readonly pepper: Uint8Array;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When its status was set to `closed` or `delivered`; null while it is neither. */
  readonly closedAt: number | null;
}

export type Milestone = MilestonesFile['milestones'][number];
export type RecipientKey = PetitionFile['recipientKeys'][number];

export const findPetition = async (queries: Queries, petition: string): Promise<StoredPetition | undefined> => {
  const row = await queries.selectFrom('petition').selectAll().where('petition', '=', petition).executeTakeFirst();
  return row && fromRow(row);
};

/** Those whose data have not all been destroyed. */
export const listUnpurged = async (queries: Queries): Promise<StoredPetition[]> =>
  (await queries.selectFrom('petition').selectAll().where('purged_at', 'is', null).execute()).map(fromRow);

const fromRow = (row: Selectable<PetitionTable>): StoredPetition => ({
  petition: row.petition,
  settings: JSON.parse(row.settings) as PetitionFile,
  texts: JSON.parse(row.texts) as Record<string, TextsFile>,
  catalogues: JSON.parse(row.catalogues) as Catalogues,
  pepper: row.pepper,
  revision: row.revision,
  createdAt: row.created_at,
  closedAt: row.closed_at,
});

export const petitionExists = async (queries: Queries, petition: string): Promise<boolean> =>
  (await queries.selectFrom('petition').select('petition').where('petition', '=', petition).executeTakeFirst()) !==
  undefined;

export const listRevisions = (queries: Queries): Promise<{ petition: string; revision: number }[]> =>
  queries.selectFrom('petition').select(['petition', 'revision']).execute();

export const insertPetition = async (
  tx: Queries,
  { petition, settings, texts, catalogues, pepper, revision, createdAt, closedAt }: StoredPetition,
): Promise<void> => {
  await tx
    .insertInto('petition')
    .values({
      petition,
      settings: JSON.stringify(settings),
      texts: JSON.stringify(texts),
      catalogues: JSON.stringify(catalogues),
      pepper,
      revision,
      created_at: createdAt,
      closed_at: closedAt,
      purged_at: null,
    })
    .execute();
};

/** Leaves `catalogues` and `closedAt` as they are where they are not given. */
export const updatePetition = async (
  tx: Queries,
  {
    petition,
    settings,
    texts,
    catalogues,
    revision,
    closedAt,
  }: Pick<StoredPetition, 'petition' | 'settings' | 'texts' | 'revision'> &
    Partial<Pick<StoredPetition, 'catalogues' | 'closedAt'>>,
): Promise<void> => {
  await tx
    .updateTable('petition')
    .set({
      settings: JSON.stringify(settings),
      texts: JSON.stringify(texts),
      ...(catalogues !== undefined && { catalogues: JSON.stringify(catalogues) }),
      revision,
      ...(closedAt !== undefined && { closed_at: closedAt }),
    })
    .where('petition', '=', petition)
    .execute();
};

/** Without its pepper nobody, not even we, can tell whether a mailbox has signed. Servers notice by the revision. */
export const destroyPepper = async (tx: Queries, petition: string): Promise<void> => {
  await tx
    .updateTable('petition')
    .set(({ eb }) => ({ pepper: new Uint8Array(), revision: eb('revision', '+', 1) }))
    .where('petition', '=', petition)
    .execute();
};

/** @param now milliseconds since 1970 */
export const markPurged = async (tx: Queries, petition: string, now: number): Promise<void> => {
  await tx.updateTable('petition').set({ purged_at: now }).where('petition', '=', petition).execute();
};

/** The newest version of each text, by the names that `text_version` has them under. */
export const currentVersions = async (queries: Queries, petition: string): Promise<Map<string, number>> => {
  const rows = await queries
    .selectFrom('text_version')
    .select(({ fn }) => ['text', fn.max('version').as('version')] as const)
    .where('petition', '=', petition)
    .groupBy('text')
    .execute();
  return new Map(rows.map(({ text, version }) => [text, version]));
};

export interface TextVersion {
  readonly text: string;
  readonly version: number;
  /** JSON: the text in all languages. */
  readonly content: string;
}

export const findTextVersion = async (
  queries: Queries,
  petition: string,
  text: string,
  version: number,
): Promise<TextVersion | undefined> =>
  queries
    .selectFrom('text_version')
    .select(['text', 'version', 'content'])
    .where('petition', '=', petition)
    .where('text', '=', text)
    .where('version', '=', version)
    .executeTakeFirst();

/** @param now milliseconds since 1970 */
export const insertTextVersion = async (
  tx: Queries,
  petition: string,
  version: TextVersion,
  now: number,
): Promise<void> => {
  await tx
    .insertInto('text_version')
    .values({ petition, ...version, created_at: now })
    .execute();
};

export const listRecipientKeys = (queries: Queries, petition: string): Promise<RecipientKey[]> =>
  queries
    .selectFrom('recipient_key')
    .select(['key', 'holder'])
    .where('petition', '=', petition)
    .orderBy('added_at')
    .orderBy('key')
    .execute();

/** Keys are only ever added. @param now milliseconds since 1970 */
export const insertRecipientKey = async (
  tx: Queries,
  petition: string,
  { key, holder }: RecipientKey,
  now: number,
): Promise<void> => {
  await tx.insertInto('recipient_key').values({ petition, key, holder, added_at: now }).execute();
};

export const listMilestones = async (queries: Queries, petition: string): Promise<Milestone[]> => {
  const rows = await queries
    .selectFrom('milestone')
    .select('content')
    .where('petition', '=', petition)
    .orderBy('place_in_order')
    .execute();
  return rows.map(({ content }) => JSON.parse(content) as Milestone);
};

export const replaceMilestones = async (
  tx: Queries,
  petition: string,
  milestones: readonly Milestone[],
): Promise<void> => {
  await tx.deleteFrom('milestone').where('petition', '=', petition).execute();
  const rows = milestones.map((milestone, position) => ({
    petition,
    milestone: milestone.milestone,
    place_in_order: position,
    content: JSON.stringify(milestone),
  }));
  if (rows.length > 0) await tx.insertInto('milestone').values(rows).execute();
};
