import './key-drill.table.js';
import type { Queries } from '../db/database.js';
import type { KeyDrillTable } from './key-drill.table.js';

export const insertDrills = async (tx: Queries, drills: readonly KeyDrillTable[]): Promise<void> => {
  await tx
    .insertInto('key_drill')
    .values([...drills])
    .execute();
};

/** A drill, with the holder of the key. */
export type FoundDrill = KeyDrillTable & { readonly holder: string };

export const findDrill = (queries: Queries, codeHash: Uint8Array): Promise<FoundDrill | undefined> =>
  queries
    .selectFrom('key_drill')
    .innerJoin('recipient_key', (join) =>
      join.onRef('recipient_key.petition', '=', 'key_drill.petition').onRef('recipient_key.key', '=', 'key_drill.key'),
    )
    .selectAll('key_drill')
    .select('holder')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();

/** When the newest drill of a key was begun; milliseconds since 1970. */
export const newestDrillOf = async (
  queries: Queries,
  { petition, key }: Pick<KeyDrillTable, 'petition' | 'key'>,
): Promise<number | undefined> => {
  const row = await queries
    .selectFrom('key_drill')
    .select(({ fn }) => fn.max('begun_at').as('begun_at'))
    .where('petition', '=', petition)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.begun_at ?? undefined;
};

/** @param now milliseconds since 1970 */
export const markPassed = async (tx: Queries, drill: string, now: number): Promise<void> => {
  await tx.updateTable('key_drill').set({ passed_at: now }).where('drill', '=', drill).execute();
};

/** A recipient key, and when its holder last showed that they can open what is sealed to it. */
export interface DrillStatus {
  readonly petition: string;
  readonly holder: string;
  readonly key: string;
  /** Milliseconds since 1970; null for never. */
  readonly lastPassed: number | null;
}

/** Of all recipient keys. */
export const drillStatus = async (queries: Queries): Promise<DrillStatus[]> => {
  const rows = await queries
    .selectFrom('recipient_key')
    .leftJoin('key_drill', (join) =>
      join.onRef('recipient_key.petition', '=', 'key_drill.petition').onRef('recipient_key.key', '=', 'key_drill.key'),
    )
    .select(({ fn }) => [
      'recipient_key.petition',
      'recipient_key.holder',
      'recipient_key.key',
      fn.max('key_drill.passed_at').as('lastPassed'),
    ])
    .groupBy(['recipient_key.petition', 'recipient_key.holder', 'recipient_key.key'])
    .orderBy('recipient_key.petition')
    .orderBy('recipient_key.holder')
    .execute();
  return rows.map((row) => ({ ...row, lastPassed: row.lastPassed ?? null }));
};
