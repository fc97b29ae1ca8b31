import { sql, type Insertable, type Selectable } from 'kysely';
import type { Queries } from '../db/database.js';
import type { TallyEventTable, TotalsTable } from './tally.table.js';

/** Begins the tally of a new petition. @param now milliseconds since 1970 */
export const openTally = async (tx: Queries, petition: string, now: number): Promise<void> => {
  await tx.insertInto('tally_head').values({ petition, sequence: 0, as_of: now }).execute();
};

export interface Head {
  readonly petition: string;
  readonly sequence: number;
  readonly asOf: number;
}

export const findHead = async (queries: Queries, petition: string): Promise<Head | undefined> => {
  const row = await queries.selectFrom('tally_head').selectAll().where('petition', '=', petition).executeTakeFirst();
  return row && { petition, sequence: row.sequence, asOf: row.as_of };
};

/** What a server asks every 0.4 s: which petitions there are, and whether any has moved. */
export const listHeads = async (queries: Queries): Promise<(Head & { readonly revision: number })[]> => {
  const rows = await queries
    .selectFrom('petition')
    .innerJoin('tally_head', 'tally_head.petition', 'petition.petition')
    .select(['petition.petition', 'petition.revision', 'tally_head.sequence', 'tally_head.as_of'])
    .execute();
  return rows.map(({ petition, revision, sequence, as_of }) => ({ petition, revision, sequence, asOf: as_of }));
};

export const countEvents = async (tx: Queries, signature: string): Promise<number> => {
  const { turns } = await tx
    .selectFrom('tally_event')
    .select(({ fn }) => fn.countAll<number>().as('turns'))
    .where('signature', '=', signature)
    .executeTakeFirstOrThrow();
  return turns;
};

/** How often a signature was counted somewhere: once, and once more for each correction of its country. */
export const countSigns = async (tx: Queries, signature: string): Promise<number> => {
  const { signs } = await tx
    .selectFrom('tally_event')
    .select(({ fn }) => fn.countAll<number>().as('signs'))
    .where('signature', '=', signature)
    .where('type', '=', 'sign')
    .executeTakeFirstOrThrow();
  return signs;
};

export const insertEvent = async (tx: Queries, event: Insertable<TallyEventTable>): Promise<void> => {
  await tx.insertInto('tally_event').values(event).execute();
};

/** Whether totals up to this sequence still lack something that this signature did. */
export const isAwaited = async (queries: Queries, signature: string, sequence: number): Promise<boolean> => {
  const row = await queries
    .selectFrom('tally_event')
    .select('signature')
    .where('signature', '=', signature)
    .where((where) => where.or([where('entry_index', 'is', null), where('entry_index', '>', sequence)]))
    .executeTakeFirst();
  return row !== undefined;
};

/** Without their salts commitments no longer lead to the signatures. */
export const eraseSalts = async (tx: Queries, signatures: readonly string[]): Promise<void> => {
  if (signatures.length === 0) return;
  await tx
    .updateTable('tally_event')
    .set({ salt: null })
    .where('signature', 'in', signatures)
    .where('salt', 'is not', null)
    .execute();
};

export const petitionsWaiting = async (tx: Queries): Promise<string[]> => {
  const rows = await tx
    .selectFrom('tally_event')
    .select('petition')
    .distinct()
    .where('entry_index', 'is', null)
    .execute();
  return rows.map(({ petition }) => petition);
};

/** An event that has its place in the tally. */
export type Entry = Selectable<TallyEventTable> & { readonly entry_index: number };

/**
 * Gives each event without an index the next one. Never "after the last one seen": on PostgreSQL a transaction that
 * began earlier may commit later.
 *
 * @returns the new entries in the order of their index
 */
export const indexWaiting = async (tx: Queries, { petition, sequence }: Head, most: number): Promise<Entry[]> => {
  const { rows } = await sql<Entry>`
    update tally_event set entry_index = waiting.next_index
    from (
      select event as waiting_event, cast(${sequence} as bigint) + row_number() over (order by turn, event) as next_index
      from tally_event where petition = ${petition} and entry_index is null
      order by turn, event limit ${most}
    ) as waiting
    where event = waiting.waiting_event
    returning event, petition, signature, turn, type, kind, country, member, at, commitment, salt, entry_index`.execute(
    tx,
  );
  return rows.toSorted((a, b) => a.entry_index - b.entry_index);
};

export const moveHead = async (tx: Queries, { petition, sequence, asOf }: Head): Promise<void> => {
  await tx.updateTable('tally_head').set({ sequence, as_of: asOf }).where('petition', '=', petition).execute();
};

export const listTotals = (queries: Queries, petition: string): Promise<Selectable<TotalsTable>[]> =>
  queries.selectFrom('totals').selectAll().where('petition', '=', petition).execute();

export const saveTotals = async (tx: Queries, rows: readonly Insertable<TotalsTable>[]): Promise<void> => {
  if (rows.length === 0) return;
  await tx
    .insertInto('totals')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['petition', 'scope', 'place'])
        .doUpdateSet(({ ref }) => ({ count: ref('excluded.count'), peak: ref('excluded.peak') })),
    )
    .execute();
};

/** A page of entries, for reading the whole tally. */
export const listEntries = async (
  queries: Queries,
  petition: string,
  afterIndex: number,
  most: number,
): Promise<Entry[]> => {
  const rows = await queries
    .selectFrom('tally_event')
    .selectAll()
    .where('petition', '=', petition)
    .where('entry_index', '>', afterIndex)
    .orderBy('entry_index')
    .limit(most)
    .execute();
  return rows as Entry[];
};

export const listWaiting = (queries: Queries, petition: string): Promise<Selectable<TallyEventTable>[]> =>
  queries
    .selectFrom('tally_event')
    .selectAll()
    .where('petition', '=', petition)
    .where('entry_index', 'is', null)
    .orderBy('turn')
    .orderBy('event')
    .execute();
