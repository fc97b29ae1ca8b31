import './member.table.js';
import type { MembersFile } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';

export type Member = MembersFile['members'][number];
export type StoredMember = Member & {
  /** Milliseconds since 1970; null while it takes part. */
  readonly retiredAt: number | null;
};

export const listMembers = async (queries: Queries, petition: string): Promise<StoredMember[]> => {
  const rows = await queries
    .selectFrom('member')
    .selectAll()
    .where('petition', '=', petition)
    .orderBy('member')
    .execute();
  return rows.map(({ member, name, kind, country, parent, origins, url, contact_key, details, retired_at }) => ({
    member,
    name,
    kind,
    country,
    parent,
    origins: JSON.parse(origins) as string[],
    url,
    contactKey: contact_key,
    ...withoutDetails,
    ...(JSON.parse(details) as Partial<Details>),
    retiredAt: retired_at,
  }));
};

type Details = Pick<Member, 'frameOrigins' | 'languages' | 'logo' | 'colours' | 'share' | 'privacy'>;

/** Of members that were saved before there were any. */
const withoutDetails: Details = {
  frameOrigins: [],
  languages: [],
  logo: null,
  colours: null,
  share: null,
  privacy: null,
};

/** Adds a member or brings it up to date; one that was retired takes part again. */
export const saveMember = async (
  tx: Queries,
  petition: string,
  { member, name, kind, country, parent, origins, url, contactKey, ...rest }: Member,
): Promise<void> => {
  const details: Details = rest;
  const row = {
    member,
    name,
    kind,
    country,
    parent,
    url,
    origins: JSON.stringify(origins),
    contact_key: contactKey,
    details: JSON.stringify(details),
    retired_at: null,
  };
  await tx
    .insertInto('member')
    .values({ petition, ...row })
    .onConflict((conflict) => conflict.columns(['petition', 'member']).doUpdateSet(row))
    .execute();
};

/** @param now milliseconds since 1970 */
export const retireMember = async (tx: Queries, petition: string, member: string, now: number): Promise<void> => {
  await tx
    .updateTable('member')
    .set({ retired_at: now })
    .where('petition', '=', petition)
    .where('member', '=', member)
    .execute();
};

export const deleteMember = async (tx: Queries, petition: string, member: string): Promise<void> => {
  await tx.deleteFrom('member_logo').where('petition', '=', petition).where('member', '=', member).execute();
  await tx.deleteFrom('sighting').where('petition', '=', petition).where('member', '=', member).execute();
  await tx.deleteFrom('member').where('petition', '=', petition).where('member', '=', member).execute();
};

/** Pending ones count too: they may be confirmed. Reads all signatures once, however many members there are. */
export const membersWithSignatures = async (queries: Queries, petition: string): Promise<Set<string>> => {
  const rows = await queries
    .selectFrom('signature')
    .select('member')
    .distinct()
    .where('petition', '=', petition)
    .where('member', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ member }) => member ?? []));
};
