import type { SignatureKind } from '@uncac-petition/shared';
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { Queries } from '../db/database.js';
import type { Schema } from '../db/schema.js';
import type { DomainCheck, SignatureStatus } from '../signatures/index.js';
import type { Condition } from './condition.js';

/** Which signatures: all of the petition for which every condition holds. */
export interface ReviewScope {
  readonly petition: string;
  readonly conditions: readonly Condition[];
}

/** What a reviewer is shown of a signature; nothing of it is personal. */
export interface ReviewRow {
  readonly signature: string;
  readonly status: SignatureStatus;
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
  readonly posted_at: number;
  readonly flags: string;
  readonly network_tag: number | null;
  readonly signer_key: Uint8Array | null;
  readonly soft_key: Uint8Array | null;
  readonly public_entry: string | null;
  readonly domain_check: DomainCheck | null;
}

export const countForReview = async (queries: Queries, scope: ReviewScope): Promise<number> => {
  const { count } = await matching(queries, scope)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** The first ones in the order of their posting. */
export const listForReview = (queries: Queries, scope: ReviewScope, most: number): Promise<ReviewRow[]> =>
  matching(queries, scope)
    .select(['signature', 'status', 'kind', 'country', 'member', 'posted_at', 'flags', 'network_tag'])
    .select(['signer_key', 'soft_key', 'public_entry', 'domain_check'])
    .orderBy('posted_at')
    .orderBy('signature')
    .limit(most)
    .execute();

export type ReviewedSignature = Pick<
  ReviewRow,
  'signature' | 'status' | 'country' | 'posted_at' | 'public_entry' | 'domain_check'
>;

/** All of them, with as much as an act on them says beforehand: whose mail is of their own domain first, then the earliest. */
export const findForReview = (
  queries: Queries,
  scope: ReviewScope,
  statuses: readonly SignatureStatus[],
  kinds: readonly SignatureKind[],
): Promise<ReviewedSignature[]> =>
  matching(queries, scope)
    .where('status', 'in', statuses)
    .where('kind', 'in', kinds)
    .select(['signature', 'status', 'country', 'posted_at', 'public_entry', 'domain_check'])
    .orderBy(sql`case domain_check when 'same' then 0 else 1 end`)
    .orderBy('posted_at')
    .orderBy('signature')
    .execute();

export type SoftKeyed = Pick<ReviewRow, 'signature' | 'signer_key' | 'soft_key'>;

/** The counted and pending signatures that have one of these soft keys. */
export const listBySoftKey = async (
  queries: Queries,
  petition: string,
  softKeys: readonly Uint8Array[],
): Promise<SoftKeyed[]> =>
  softKeys.length === 0
    ? []
    : queries
        .selectFrom('signature')
        .select(['signature', 'signer_key', 'soft_key'])
        .where('petition', '=', petition)
        .where('status', 'in', ['pending', 'confirmed'])
        .where('soft_key', 'in', softKeys)
        .orderBy('posted_at')
        .orderBy('signature')
        .execute();

const matching = (queries: Queries, { petition, conditions }: ReviewScope) =>
  queries
    .selectFrom('signature')
    .where('petition', '=', petition)
    .where((where) => where.and(conditions.map((condition) => holds(where, petition, condition))));

type Where = ExpressionBuilder<Schema, 'signature'>;

const holds = (
  where: Where,
  petition: string,
  condition: Condition,
): ExpressionWrapper<Schema, 'signature', SqlBool> => {
  switch (condition.is) {
    case 'flag':
      return where('flags', 'like', `%${JSON.stringify(condition.flag)}%`);
    case 'soft-key':
      return where('signature', 'in', colliding(where, petition, condition.with));
    case 'network':
      return where('network_tag', '=', condition.tag);
    case 'day':
      return where.and([where('posted_at', '>=', condition.from), where('posted_at', '<', condition.until)]);
    case 'country':
      return where('country', '=', condition.country);
    case 'member':
      return condition.member === null ? where('member', 'is', null) : where('member', '=', condition.member);
    case 'kind':
      return where('kind', '=', condition.kind);
    case 'after':
      return where('confirmed_at', '>=', condition.at);
    case 'before':
      return where('confirmed_at', '<', condition.at);
    case 'signature':
      return where('signature', '=', condition.signature);
    case 'check':
      return where('domain_check', '=', condition.check);
    case 'status':
      return where('status', '=', condition.status);
  }
};

const othersStatuses = {
  any: ['pending', 'confirmed'],
  earlier: ['confirmed'],
  excluded: ['excluded'],
} as const;

/**
 * Joined as a whole, by the soft key alone, so that both databases do it in one pass: it has no index, which would slow
 * signing. A soft key is of one petition anyway.
 */
const colliding = (where: Where, petition: string, others: keyof typeof othersStatuses) =>
  where
    .selectFrom('signature as one')
    .innerJoin('signature as other', 'other.soft_key', 'one.soft_key')
    .select('one.signature')
    .where('one.petition', '=', petition)
    .whereRef('other.signer_key', '<>', 'one.signer_key')
    .where('other.status', 'in', othersStatuses[others])
    .$if(others === 'earlier', (query) =>
      query.where(sql<SqlBool>`(other.posted_at, other.signature) < (one.posted_at, one.signature)`),
    );
