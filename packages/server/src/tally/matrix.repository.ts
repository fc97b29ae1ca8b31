import type { SignatureKind } from '@uncac-petition/shared';
import { sql } from 'kysely';
import type { Queries } from '../db/database.js';
import type { Head } from './tally.repository.js';

interface MatrixCount {
  readonly country: string;
  /** Null where no member is credited. */
  readonly member: string | null;
  readonly kind: SignatureKind;
  readonly count: number;
}

/** What the entries up to the head say, by country, member and kind; nothing that has come to zero. */
export const countMatrix = async (queries: Queries, { petition, sequence }: Head): Promise<MatrixCount[]> => {
  const { rows } = await sql<MatrixCount>`
    select country, member, kind, sum(case when type in ('sign', 'restore') then 1 else -1 end) as count
    from tally_event where petition = ${petition} and entry_index <= ${sequence}
    group by country, member, kind
    having sum(case when type in ('sign', 'restore') then 1 else -1 end) <> 0`.execute(queries);
  return rows;
};

/** By member: signatures that count and that came by its page too, later than by the one that is credited. */
export const countAlsoBrought = async (queries: Queries, petition: string): Promise<Map<string, number>> => {
  const rows = await queries
    .selectFrom('also_brought')
    .innerJoin('signature', 'signature.signature', 'also_brought.signature')
    .select(({ fn }) => ['also_brought.member', fn.countAll<number>().as('count')] as const)
    .where('also_brought.petition', '=', petition)
    .where('signature.status', '=', 'confirmed')
    .groupBy('also_brought.member')
    .execute();
  return new Map(rows.map(({ member, count }) => [member, count]));
};
