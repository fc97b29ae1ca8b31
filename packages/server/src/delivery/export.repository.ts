import type { SignatureKind, TallyType } from '@uncac-petition/shared';
import { sql, type RawBuilder } from 'kysely';
import type { Queries } from '../db/database.js';
import type { SignatureRow } from '../signatures/index.js';
import type { TallyEventTable } from '../tally/index.js';

/** The entry of the tally up to which an export counts. */
export interface CutOff {
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

/** @returns undefined when there is no such petition */
export const readCutOff = async (queries: Queries, petition: string): Promise<CutOff | undefined> => {
  const row = await queries
    .selectFrom('petition')
    .leftJoin('tally_head', 'tally_head.petition', 'petition.petition')
    .select(['sequence', 'as_of', 'created_at'])
    .where('petition.petition', '=', petition)
    .executeTakeFirst();
  return row && { sequence: row.sequence ?? 0, asOf: row.as_of ?? row.created_at };
};

/** Which signatures: those counted at the cut-off, from a country where one is named. */
export interface ExportScope {
  readonly petition: string;
  readonly sequence: number;
  readonly country?: string | undefined;
}

/** A counted signature; kind, country and member as the tally counts them. */
export interface ExportRow extends Pick<
  SignatureRow,
  | 'signature'
  | 'lang'
  | 'handover'
  | 'confirmed_at'
  | 'data_key'
  | 'sealed'
  | 'public_entry'
  | 'petition_version'
  | 'privacy_version'
  | 'consent_version'
  | 'ask'
  | 'ask_version'
> {
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
}

/** Before the first signature. */
export const fromTheStart = '00000000-0000-0000-0000-000000000000';

export interface ExportPage {
  readonly rows: readonly ExportRow[];
  /** Where the next page begins; undefined after the last one. */
  readonly next: string | undefined;
}

/** The counted signatures among the next `most` confirmed ones, in the order of their ids. */
export const exportPage = async (
  queries: Queries,
  scope: ExportScope,
  after: string,
  most: number,
): Promise<ExportPage> => {
  const confirmed = await confirmedPage(queries, scope.petition, after, most).execute();
  const entries = await lastEntries(
    queries,
    confirmed.map(({ signature }) => signature),
    scope.sequence,
  );
  const rows = confirmed.flatMap((row): ExportRow[] => {
    const entry = entries.get(row.signature);
    return entry !== undefined && adds(entry.type) && (scope.country ?? entry.country) === entry.country
      ? [{ ...row, kind: entry.kind, country: entry.country, member: entry.member }]
      : [];
  });
  return { rows, next: confirmed.length < most ? undefined : confirmed.at(-1)?.signature };
};

/**
 * Walks `signature_confirmed`, which SQLite uses only where the status is written out. The entries come by a query of
 * their own: PostgreSQL joined the whole tables for every page.
 */
export const confirmedPage = (queries: Queries, petition: string, after: string, most: number) =>
  queries
    .selectFrom('signature')
    .select([
      'signature',
      'lang',
      'handover',
      'confirmed_at',
      'data_key',
      'sealed',
      'petition_version',
      'privacy_version',
    ])
    .select(['consent_version', 'ask', 'ask_version', 'public_entry'])
    .where('petition', '=', petition)
    .where('status', '=', sql.lit('confirmed'))
    .where('signature', '>', after)
    .orderBy('signature')
    .limit(most);

type LastEntry = Pick<TallyEventTable, 'type' | 'kind' | 'country' | 'member'>;

/** The last entry of each signature up to the cut-off. */
const lastEntries = async (
  queries: Queries,
  signatures: readonly string[],
  sequence: number,
): Promise<ReadonlyMap<string, LastEntry>> => {
  if (signatures.length === 0) return new Map();
  const entries = await queries
    .selectFrom('tally_event')
    .select(['signature', 'type', 'kind', 'country', 'member'])
    .where('signature', 'in', signatures)
    .where('entry_index', '<=', sequence)
    .orderBy('turn')
    .execute();
  return new Map(entries.map(({ signature, ...entry }) => [signature, entry]));
};

const adds = (type: TallyType): boolean => type === 'sign' || type === 'restore';

/** Counted at the cut-off, but withdrawn or excluded since, so no longer to be handed over. */
export const countRemovedSince = async (queries: Queries, scope: ExportScope): Promise<number> => {
  const { rows } = await sql<{ removed: number }>`
    select count(*) as removed
    from (select distinct signature from tally_event where petition = ${scope.petition} and entry_index is null) w
    join signature s on s.signature = w.signature
    join tally_event e on e.signature = w.signature
    where s.status <> 'confirmed' and ${counted(scope)}`.execute(queries);
  return rows[0]?.removed ?? 0;
};

/** `e` is the last entry of `s` up to the cut-off, and one that adds to the count. */
const counted = ({ sequence, country }: ExportScope): RawBuilder<unknown> => sql`e.type in ('sign', 'restore')
  and e.turn = (select max(x.turn) from tally_event x where x.signature = s.signature and x.entry_index <= ${sequence})
  ${country === undefined ? sql`` : sql`and e.country = ${country}`}`;
