import type { SignatureKind } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';

export interface ConfirmedCount {
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
  readonly count: number;
}

/** Counted straight from the signatures: confirmed, neither withdrawn nor excluded (promise 3). */
export const confirmedCounts = (queries: Queries, petition: string): Promise<ConfirmedCount[]> =>
  queries
    .selectFrom('signature')
    .select(({ fn }) => ['kind', 'country', 'member', fn.countAll<number>().as('count')] as const)
    .where('petition', '=', petition)
    .where('status', '=', 'confirmed')
    .groupBy(['kind', 'country', 'member'])
    .execute();
